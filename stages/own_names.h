// The names and acronyms that a document writes, and which of them are misreadings of others.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/text/resources.h"

namespace emend {

class OwnNames {
public:
    OwnNames(const Document& document, const Resources& resources);

    // "TAEA" in a document that has IAEA more often: by a listed confusion, and the archive knows only the other.
    bool is_misread_acronym(std::string_view core) const;

    // "Isracl", though it was read so four times, in a document that has Israel far more often: a name is written again
    // and again, and so is a misreading of it.
    bool is_misread_again(std::string_view core) const;

private:
    int times(std::string_view core) const;
    bool has_likely(std::string_view core, int least) const;

    const Resources& resources_;
    std::map<std::string, int, std::less<>> counts_;  // words with a capital
};

}  // namespace emend
