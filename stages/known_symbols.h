// The document symbols that stand right in a document, to tell misread ones by.
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// Those of one length stand together, and a plain word is like none of them: most tokens are told so.
class KnownSymbols {
public:
    void add(const std::string& symbol) {
        if (!all_.insert(symbol).second) return;
        by_size_[symbol.size()].push_back(symbol);
        least_marks_ = std::min(least_marks_, marks(symbol));
    }

    bool contains(const std::string& symbol) const { return all_.contains(symbol); }

    // Those that may differ from it in a single character.
    const std::vector<std::string>& near(std::string_view read) const {
        static const std::vector<std::string> none;
        const auto found = by_size_.find(read.size());
        return found == by_size_.end() || marks(read) + 1 < least_marks_ ? none : found->second;
    }

private:
    // Slashes, dots and digits.
    static std::size_t marks(std::string_view text) {
        return static_cast<std::size_t>(std::count_if(
            text.begin(), text.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) == 0; }));
    }

    std::set<std::string> all_;
    std::map<std::size_t, std::vector<std::string>> by_size_;
    std::size_t least_marks_ = std::string::npos;
};

}  // namespace emend
