// Carries out text changes; inner part of `carry_out`.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "pipeline/model/carry_out.h"
#include "pipeline/model/places.h"

namespace emend {

class TextPass {
public:
    TextPass(Document& document, const std::vector<Change>& changes);

    Done carry_out(const Change& change);

    // Sets the pieces of splits and takes the second halves of joins away; the places are void afterwards.
    void finish();

private:
    Done apply(const Replace& change);
    Done apply(const Join& change);
    Done apply(const Split& change);
    void rebuild(const Place& at_line);

    Document& document_;
    Places places_;
    std::set<WordId> taken_;
    std::map<Place, std::vector<Word>> pieces_;
    std::set<Place> gone_;
};

}  // namespace emend
