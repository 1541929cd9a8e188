// Is a word that no dictionary has one of today's in the spelling of its time or author: "shewed", "vpon", "himselfe"?
#pragma once

#include <functional>
#include <optional>
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

    // The word of today behind `word` (a key: small letters, plain apostrophes), at most `steps` (one or two) of the
    // table's rows away; `age` any: by those alone that fit any document.
    std::optional<std::string> today(std::string_view word, Age age, int steps, const Known& known) const;

    // Does one row lead from `word` to `meant`, whatever is known?
    bool leads(std::string_view word, std::string_view meant, Age age) const;

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
