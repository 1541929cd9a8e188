// How a document spells and how near its language is to the archive's: what tells a spelling from a misreading.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/text/acceptance.h"
#include "pipeline/text/resources.h"

namespace emend {

class Orthography {
public:
    Orthography(const Document& document, const Resources& resources);

    // "himselfe", "vpon", "wilt" in a document that has more such words; `core` without punctuation around it.
    bool is_of_its_time(std::string_view core) const;

    // "shewed" and "showed", in a document of any age.
    bool is_authors(std::string_view read, std::string_view meant) const;

    // Many words stand in the dictionary alone: the counts of the archive's model say little about this text.
    bool is_strange_to_archive() const { return strange_; }

    // A word of the document or made of one, by model and dictionary; each is judged once.
    const Judged& judged(const std::string& text);

private:
    bool is_old_spelling(const std::string& key, int steps) const;

    const Resources& resources_;
    std::map<std::string, Judged> judged_;
    bool archaic_ = false, old_ = false, strange_ = false;
};

}  // namespace emend
