#include "pipeline/read/page_numbers.h"

#include <algorithm>
#include <array>

#include "pipeline/text/ascii.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

constexpr std::size_t longest_line = 60;  // bytes

// The number that the text is; nothing for more than four digits or anything else.
std::optional<int> whole_number(std::string_view text) {
    if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
    int number = 0;
    for (const char c : text) number = number * 10 + (c - '0');
    return number;
}

// Without the dashes, brackets, hashes and blanks around it.
std::string_view undecorated(std::string_view text) {
    constexpr std::array<std::string_view, 14> decoration{" ", "-", "–", "—", "=", "*", "#",
                                                          "[", "]", "(", ")", "<", ">", "_"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view sign : decoration) {
            if (text.starts_with(sign)) {
                text.remove_prefix(sign.size());
                again = true;
            }
            if (text.ends_with(sign)) {
                text.remove_suffix(sign.size());
                again = true;
            }
        }
    }
    return text;
}

std::optional<PageNumber> named(std::string_view text) {
    const std::string lower = to_lower(undecorated(text));
    std::string_view rest = lower;
    if (!rest.starts_with("page")) return std::nullopt;
    rest = trimmed(rest.substr(4));
    if (rest.starts_with(':') || rest.starts_with('.')) rest = trimmed(rest.substr(1));
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const auto number = whole_number(rest.substr(0, digits));
    if (!number) return std::nullopt;
    rest = trimmed(rest.substr(digits));
    for (const std::string_view of : {"of", "/"}) {
        if (rest.starts_with(of) && whole_number(trimmed(rest.substr(of.size())))) rest = {};
    }
    if (!rest.empty()) return std::nullopt;
    return PageNumber{0, *number, PageNumberForm::named, 0};
}

std::optional<PageNumber> of_all(std::string_view text) {
    int tokens = 0;
    std::optional<PageNumber> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t to = std::min(text.find(' ', at), text.size());
        const std::string_view token = text.substr(at, to - at);
        at = to + 1;
        if (token.empty()) continue;
        ++tokens;
        const std::size_t slash = token.find('/');
        if (slash == std::string_view::npos) continue;
        const auto number = whole_number(token.substr(0, slash)), all = whole_number(token.substr(slash + 1));
        if (number && all && *number >= 1 && *number <= *all) {
            found = PageNumber{0, *number, PageNumberForm::of_all, *all};
        }
    }
    return tokens <= 3 ? found : std::nullopt;
}

// Chooses the numbers of one form that count up: from each to the next by one to three (a scan loses some).
std::vector<PageNumber> counting_up(const std::vector<PageNumber>& numbers) {
    std::vector<PageNumber> best;
    for (std::size_t first = 0; first < numbers.size() && first < 8; ++first) {
        std::vector<PageNumber> chain{numbers[first]};
        for (std::size_t n = first + 1; n < numbers.size(); ++n) {
            const int step = numbers[n].number - chain.back().number;
            if (step >= 1 && step <= 3 && numbers[n].all == chain.back().all) chain.push_back(numbers[n]);
        }
        if (chain.size() > best.size()) best = std::move(chain);
    }
    return best;
}

// Numbers of paragraphs and rows count up, too; those of pages stand a page's length apart.
bool page_apart(const std::vector<TextLine>& lines, const std::vector<PageNumber>& numbers) {
    std::size_t texts = 0;
    for (std::size_t n = numbers.front().line; n < numbers.back().line; ++n) texts += lines[n].blank() ? 0U : 1U;
    return numbers.size() >= 3 && texts >= 20 * (numbers.size() - 1);
}

bool borne_out(const std::vector<TextLine>& lines, const std::vector<PageNumber>& chain, std::size_t all) {
    if (chain.empty() || chain.size() * 10 < all * 7) return false;
    const PageNumberForm form = chain.front().form;
    if (form == PageNumberForm::bare) return page_apart(lines, chain);
    if (chain.size() > 1) return true;
    return form != PageNumberForm::of_all && chain.front().number == 2;  // the first page goes without a number
}

}  // namespace

std::optional<PageNumber> page_number(std::string_view line) {
    if (line.size() > 4 * longest_line) return std::nullopt;
    const std::string_view text = trimmed(line);
    if (text.empty() || text.size() > longest_line) return std::nullopt;
    if (std::none_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
    if (auto found = named(text)) return found;
    if (auto found = of_all(text)) return found;
    if (const auto number = whole_number(text)) return PageNumber{0, *number, PageNumberForm::bare, 0};
    for (const std::string_view dash : {"-", "–", "—"}) {
        if (!text.starts_with(dash) || !text.ends_with(dash)) continue;
        if (const auto number = whole_number(undecorated(text))) {
            return PageNumber{0, *number, PageNumberForm::dashed, 0};
        }
    }
    return std::nullopt;
}

std::vector<PageNumber> find_page_numbers(const std::vector<TextLine>& lines) {
    std::array<std::vector<PageNumber>, 4> by_form;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (auto found = page_number(lines[n].text)) {
            found->line = n;
            by_form.at(static_cast<std::size_t>(found->form)).push_back(*found);
        }
    }
    for (const std::vector<PageNumber>& numbers : by_form) {
        std::vector<PageNumber> chain = counting_up(numbers);
        if (borne_out(lines, chain, numbers.size())) return chain;
    }
    return {};
}

}  // namespace emend
