// Document symbols: "A/RES/56/124", "E/CN.7/2014/1/Add.1", "S/PV.4567".
//
// A symbol is an organ and parts joined by "/": a number, a component with its number ("CONF.192"), a word that may
// stand alone ("RES"), a special session ("S-20"). Two symbols of one document may be joined by a hyphen.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

struct SymbolRepair {
    std::string text;
    double certainty = 0;
    std::string reason;
};

class SymbolGrammar {
public:
    // Reads the table of two columns: organ, component or alone; the part.
    static SymbolGrammar load(const std::filesystem::path& path);

    bool accepts(std::string_view symbol) const;
    bool is_organ(std::string_view part) const { return organs_.contains(part); }
    bool is_component(std::string_view part) const { return components_.contains(part); }  // which needs a number

    // What was printed where `read` is no symbol but becomes one by letters for digits, digits for letters, a slash
    // for a bar or bracket, a dot for a comma. Never changes a digit into another digit.
    std::optional<SymbolRepair> repair(std::string_view read) const;

private:
    bool is_part(std::string_view part) const;
    bool is_component_with_number(std::string_view part) const;
    std::vector<SymbolRepair> parts_for(std::string_view read) const;
    std::vector<SymbolRepair> organs_for(std::string_view read, std::string_view second, std::size_t parts) const;
    std::vector<SymbolRepair> misread_component(std::string_view read) const;
    std::optional<std::string> with_slash(std::string_view read) const;
    std::optional<std::string> with_slash_before_name(std::string_view read) const;

    std::set<std::string, std::less<>> organs_, components_, alone_;
};

}  // namespace emend
