// How a document spells and how near its language is to the archive's: what tells a spelling from a misreading.
#pragma once

#include <map>
#include <set>
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

private:
    void count(const Line& line);
    bool is_old_spelling(const std::string& key, int steps) const;

    const Resources& resources_;
    std::map<std::string, Judged> judged_;
    std::map<std::string, bool> old_;  // unknown words by their keys: one step from a word of today?
    std::set<std::string> archaic_;
    std::size_t words_ = 0, only_dictionary_ = 0, unknown_ = 0, old_words_ = 0, old_types_ = 0;
    bool old_document_ = false, strange_ = false;
};

}  // namespace emend
