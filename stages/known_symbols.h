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
        for (std::size_t at = symbol.find('/'); at != std::string::npos; at = symbol.find('/', at + 1)) {
            series_.insert(symbol.substr(0, at + 1));
        }
        constexpr std::size_t organ = 2, digits = 2;
        const bool session =
            symbol.size() > organ + digits && symbol.starts_with("A/") && symbol[organ + digits] == '/';
        if (session && std::isdigit(static_cast<unsigned char>(symbol[organ])) != 0) {
            sessions_.insert(symbol.substr(organ, digits));
        }
    }

    // Of the General Assembly, as its documents name them: "76".
    const std::set<std::string>& sessions() const { return sessions_; }

    bool contains(const std::string& symbol) const { return all_.contains(symbol); }

    // Those that may differ from it in a single character.
    const std::vector<std::string>& near(std::string_view read) const {
        static const std::vector<std::string> none;
        const auto found = by_size_.find(read.size());
        return found == by_size_.end() || marks(read) + 1 < least_marks_ ? none : found->second;
    }

    // Those that stand before this part: "A" before "HRC".
    std::set<std::string> organs_before(std::string_view part) const {
        std::set<std::string> organs;
        for (const std::string& symbol : all_) {
            const std::size_t slash = symbol.find('/');
            const std::string_view rest = std::string_view(symbol).substr(slash + 1);
            if (rest.starts_with(part) && (rest.size() == part.size() || rest[part.size()] == '/')) {
                organs.insert(symbol.substr(0, slash));
            }
        }
        return organs;
    }

    // What stands before their last parts: "A/76/", "A/76/5/".
    const std::set<std::string>& series() const { return series_; }

private:
    // Slashes, dots and digits.
    static std::size_t marks(std::string_view text) {
        return static_cast<std::size_t>(std::count_if(
            text.begin(), text.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) == 0; }));
    }

    std::set<std::string> all_, sessions_, series_;
    std::map<std::size_t, std::vector<std::string>> by_size_;
    std::size_t least_marks_ = std::string::npos;
};

}  // namespace emend
