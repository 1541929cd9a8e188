// Carries out structure changes; inner part of `carry_out`.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "pipeline/model/carry_out.h"
#include "pipeline/model/places.h"

namespace emend {

class StructurePass {
public:
    explicit StructurePass(Document& document) : document_(document) {}

    // All cuts come first; `done` has an entry for every change.
    void cut_all(const std::vector<Change>& changes, std::vector<Done>& done);

    // Finds the words and blocks that the other changes speak of.
    void index(const std::vector<Change>& changes);

    Done apply(const Relabel& change);
    Done apply(const Continue& change);
    Done apply(const LinkNote& change);
    Done apply(const Emphasise& change);
    Done apply(const SetField& change);

    // Sets the inferred markers; the places are void afterwards.
    void finish();

private:
    using Cuts = std::map<std::pair<std::size_t, std::size_t>, std::vector<Place>>;  // by page and block

    Done place_cut(const Cut& change, const Places& places, std::set<WordId>& taken, Cuts& by_block) const;
    void rebuild(const Cuts& by_block);
    Block* find_block(const BlockId& id);
    std::vector<Word*> words_between(const Place& first, const Place& last);

    Document& document_;
    Places places_;
    std::map<BlockId, Place> blocks_;
    std::set<BlockId> continued_;
    std::map<Place, std::vector<Word>> set_behind_;
};

}  // namespace emend
