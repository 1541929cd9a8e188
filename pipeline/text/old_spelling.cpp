#include "pipeline/text/old_spelling.h"

#include <algorithm>

#include "pipeline/errors.h"

namespace emend {

OldSpelling::OldSpelling(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        Rule rule;
        rule.read = row[1];
        rule.modern = row[2];
        const bool whole = row[0] == "start" || row[0] == "end" || row[0] == "inside";
        if (!whole || (row[3] != "any" && row[3] != "old") || rule.read.empty()) {
            throw Error(ExitCode::bad_input, "old_spellings.txt", "no rule: " + row[0] + ", " + row[1] + ", " + row[3],
                        "start, end or inside; as printed; today; any or old");
        }
        rule.where = row[0] == "start" ? Where::start : row[0] == "end" ? Where::end : Where::inside;
        rule.age = row[3] == "any" ? Age::any : Age::old;
        rules_.push_back(std::move(rule));
    }
}

std::vector<std::string> OldSpelling::one_step(std::string_view word, Age age) const {
    std::vector<std::string> all;
    const auto put = [&](std::size_t at, const Rule& rule) {
        all.push_back(std::string(word.substr(0, at)) + rule.modern + std::string(word.substr(at + rule.read.size())));
    };
    for (const Rule& rule : rules_) {
        if (age == Age::any && rule.age == Age::old) continue;
        if (rule.where == Where::start && word.starts_with(rule.read)) put(0, rule);
        if (rule.where == Where::end && word.ends_with(rule.read)) put(word.size() - rule.read.size(), rule);
        if (rule.where != Where::inside) continue;
        for (std::size_t at = word.find(rule.read); at != std::string_view::npos; at = word.find(rule.read, at + 1)) {
            if (at + rule.read.size() < word.size()) put(at, rule);
        }
    }
    return all;
}

bool OldSpelling::explains(std::string_view word, Age age, int steps, const Known& known) const {
    const std::vector<std::string> near = one_step(word, age);
    if (std::any_of(near.begin(), near.end(), known)) return true;
    return steps > 1 && std::any_of(near.begin(), near.end(),
                                    [&](const std::string& one) { return explains(one, age, steps - 1, known); });
}

}  // namespace emend
