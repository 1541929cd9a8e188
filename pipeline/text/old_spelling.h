// Is a word that no dictionary has one of today's in the spelling of its time or author: "shewed", "vpon", "himselfe"?
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text/tables.h"

namespace emend {

enum class Age { any, old };

class OldSpelling {
public:
    using Known = std::function<bool(std::string_view)>;

    OldSpelling() = default;
    explicit OldSpelling(const std::vector<Row>& rows);  // of old_spellings.txt; throws Error(bad_input)

    // Is `word` (a key: small letters, plain apostrophes) at most `steps` (one or two) of the table's rows away from
    // one that is known? `age` any: by those rows alone that fit any document.
    bool explains(std::string_view word, Age age, int steps, const Known& known) const;

private:
    enum class Where { start, end, inside };
    struct Rule {
        Where where = Where::inside;
        std::string read, modern;
        Age age = Age::any;
    };

    std::vector<std::string> one_step(std::string_view word, Age age) const;

    std::vector<Rule> rules_;
};

}  // namespace emend
