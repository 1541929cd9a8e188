#include "stages/citation_forms.h"

#include <algorithm>
#include <vector>

#include "pipeline/text/unicode.h"
#include "stages/symbol_forms.h"

namespace emend {

namespace {

using Repaired = std::optional<OpeningRepair>;

// What stands behind "Ibid." in the same sentence: "vol.", "2001", "annex", "Seventy-sixth Session", "Supplement".
bool goes_on(std::string_view next, std::string_view second_next) {
    const std::string_view word = bare(next).word;
    if (word.empty()) return false;
    if (begins_with_lower(word) || is_digit(static_cast<unsigned char>(word.front()))) return true;
    const std::string_view second = bare(second_next).word;
    return word == "Supplement" || word == "No" || word == "Nos" || second == "Session" || second == "Special";
}

bool is_sign_for_a(std::string_view glyph) { return glyph == "4" || glyph == "a" || glyph == "A"; }

// A part behind which stands a number, and which only the Assembly's documents have: "HRC", "ES-10", a session.
bool only_assembly(std::string_view part, std::string_view rest) {
    if (part == "HRC" || part.starts_with("ES-")) return true;
    const bool number = rest.size() > 1 && rest[0] == '/' && is_digit(static_cast<unsigned char>(rest[1]));
    return part.size() == 2 && all_digits(part) && part >= "32" && part <= "99" && number;
}

// "-$/26560", "-§/26560": the second of two symbols.
std::string with_council(std::string_view read) {
    std::string text(read);
    for (const std::string_view sign : {"-$/", "-§/"}) {
        const std::size_t at = text.find(sign);
        if (at != std::string::npos) text.replace(at, sign.size(), "-S/");
    }
    return text;
}

}  // namespace

bool is_like_ibid(std::string_view word) {
    if (word == "Ibid") return true;
    if (word.size() == 3) return word.ends_with("id");
    if (word.size() == 5) return word.ends_with("bid") || word.ends_with("hid");
    if (word.size() != 4) return false;
    // "Tpid": the b's foot is slanted in italics.
    if (word.ends_with("bid") || word.ends_with("hid") || word.ends_with("pid")) return true;
    int apart = 0;
    for (std::size_t n = 0; n < word.size(); ++n) apart += word[n] != "Ibid"[n] ? 1 : 0;
    return apart <= 1;
}

Repaired ibid(std::string_view token, std::string_view next, std::string_view second_next) {
    const Bare parts = bare(token);
    if (!is_like_ibid(parts.word) || parts.before.find('(') != std::string_view::npos) return std::nullopt;
    if (parts.after.find_first_not_of(".,;:") != std::string_view::npos) return std::nullopt;
    const bool follows = goes_on(next, second_next);
    if (parts.after.empty() && !follows) return std::nullopt;
    // "Hid.", "Tid.": a word that may be meant, unless the citation goes on or is over.
    if (parts.word.size() == 3 && parts.word != "bid" && !follows && !next.empty()) return std::nullopt;
    if (!next.empty() && !follows && parts.word == "Ibid") return std::nullopt;  // a new sentence
    const bool comma = follows || (!next.empty() && parts.after.find_first_of(",;:") != std::string_view::npos);
    const std::string text = std::string(parts.before) + (comma ? "Ibid.," : "Ibid.");
    if (text == token) return std::nullopt;
    const bool letters = parts.word != "Ibid";
    const bool closes = next.empty();
    return OpeningRepair{text, false, 0.94,
                         letters  ? "'Ibid.' opens a note"
                         : closes ? "'Ibid.' is an abbreviation"
                                  : "a comma stands behind 'Ibid.' before '" + std::string(next) + "'"};
}

Repaired symbol_of_organ(std::string_view token, std::string_view next, const SymbolGrammar& grammar,
                         const KnownSymbols& right) {
    if (grammar.accepts(symbol_in(token))) return std::nullopt;
    const bool parted = is_sign_for_a(token) && !next.empty();
    const std::string whole = with_council(parted ? std::string(token).append(next) : std::string(token));
    const std::size_t slash = whole.find('/');
    if (slash == std::string::npos) return std::nullopt;
    const std::string head = whole.substr(0, slash), rest = whole.substr(slash);
    const auto repaired = [&](const std::string& organ, const std::string& behind, double certainty,
                              const std::string& reason) -> Repaired {
        const std::string text = organ + behind;
        if (!grammar.accepts(symbol_in(text))) return std::nullopt;
        return OpeningRepair{text, parted, certainty, reason};
    };
    // "4 176/304": the slash is read as a one
    if (parted && head.size() == 4 && head[1] == '1' && all_digits(head.substr(1))) {
        const std::string session = head.substr(2);
        if (!right.sessions().contains(session) && rest.find("-S/") == std::string::npos) return std::nullopt;
        return repaired("A/", session + rest, 0.82, "a slash read as one: the Assembly had no such session");
    }
    if (head.size() > 2 || grammar.is_organ(head)) {
        // "4 /48/486" and "A /48/486" differ in the letter only
        return head == "A" && parted ? repaired("A", rest, 0.95, "a blank within a document symbol") : std::nullopt;
    }
    const std::size_t second = std::min(rest.find('/', 1), rest.size());
    const std::string part = rest.substr(1, second - 1);
    const std::set<std::string> organs = right.organs_before(part);
    if (is_sign_for_a(head)) {
        return repaired("A", rest, 0.92, "a document symbol begins with its organ: '" + head + "' for 'A'");
    }
    if (organs.size() == 1) {
        return repaired(*organs.begin(), rest, 0.9,
                        "the document has '" + *organs.begin() + "/" + part + "' elsewhere");
    }
    if (organs.empty() && only_assembly(part, rest.substr(second))) {
        return repaired("A", rest, 0.88, "a document of the General Assembly");
    }
    return std::nullopt;
}

Repaired small_title(std::string_view token, std::string_view next) {
    if (token != "official" || bare(next).word != "Records") return std::nullopt;
    return OpeningRepair{"Official", false, 0.93, "'Official Records' is a title"};
}

Repaired small_opening(std::string_view token) {
    const std::string_view word = bare(token).word;
    const bool address = word.find_first_of("./:@") != std::string_view::npos;
    if (word.size() < 3 || word.data() != token.data() || !begins_with_lower(word) || address) return std::nullopt;
    // The same drawing in two sizes.
    const bool alike = std::string_view("cosuvwxz").find(token.front()) != std::string_view::npos;
    return OpeningRepair{to_title(token), false, alike ? 0.93 : 0.85, "notes begin with a capital letter"};
}

std::optional<std::string> without_rest_of_label(const std::vector<std::string_view>& tokens) {
    constexpr std::u32string_view signs = U"“‘\"'[©®°*”’", double_marks = U"“\"”", single_marks = U"‘'’";
    constexpr std::size_t most = 2;
    const std::u32string first = code_points(tokens.front());
    const std::size_t end = std::min(first.find_first_not_of(signs), first.size());
    if (end == 0 || end > most) return std::nullopt;
    const std::u32string rest = first.substr(end);
    const std::string_view begins = rest.empty() && tokens.size() > 1 ? tokens[1] : tokens.front();
    if (rest.empty() ? !begins_with_upper(begins) : !is_upper(rest.front())) return std::nullopt;
    const auto closes = [&](std::u32string_view marks) {
        return rest.find_first_of(marks) != std::u32string::npos ||
               std::any_of(tokens.begin() + 1, tokens.end(), [&](std::string_view token) {
                   return code_points(token).find_first_of(marks) != std::u32string::npos;
               });
    };
    for (const char32_t sign : first.substr(0, end)) {
        const bool twofold = double_marks.find(sign) != std::u32string_view::npos;
        const bool single = single_marks.find(sign) != std::u32string_view::npos;
        if ((twofold && closes(double_marks)) || (single && closes(single_marks)) || (sign == U'[' && closes(U"]"))) {
            return std::nullopt;
        }
    }
    return from_code_points(rest);
}

}  // namespace emend
