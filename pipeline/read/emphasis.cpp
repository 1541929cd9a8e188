#include "pipeline/read/emphasis.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "pipeline/read/lines.h"

namespace emend {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_punctuation(char32_t c) {
    if (c < 0x80) return c > ' ' && c < 0x7F && u_isalnum(static_cast<UChar32>(c)) == 0;
    return u_ispunct(static_cast<UChar32>(c)) != 0;
}

char32_t code_point_before(std::string_view text, std::size_t at) {
    if (at == 0) return U' ';
    std::size_t begin = at - 1;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    return next_code_point(text, begin);
}

// "Rule of three": of runs that may do both, such pairs don't match ("*foo**bar*" is one emphasis, not two halves).
bool unfit(const DelimiterRun& opener, const DelimiterRun& closer) {
    const bool both = opener.closes || closer.opens;
    return both && (opener.count + closer.count) % 3 == 0 && (opener.count % 3 != 0 || closer.count % 3 != 0);
}

// The runs still in play, linked to their neighbours.
class Pairing {
public:
    explicit Pairing(std::vector<DelimiterRun>& runs) : runs_(runs), before_(runs.size()), behind_(runs.size()) {
        for (std::size_t n = 0; n < runs.size(); ++n) {
            before_[n] = n == 0 ? none : n - 1;
            behind_[n] = n + 1 == runs.size() ? none : n + 1;
        }
        bottom_.fill(none);
    }

    std::vector<EmphasisSpan> pair_all() {
        std::vector<EmphasisSpan> spans;
        for (std::size_t closer = runs_.empty() ? none : 0; closer != none;) {
            const std::size_t opener = runs_[closer].closes ? find_opener(closer) : none;
            if (opener == none) {
                closer = behind_[closer];
                continue;
            }
            spans.push_back(join(opener, closer));
            if (runs_[closer].left() == 0) closer = behind_[closer];
        }
        return spans;
    }

private:
    std::size_t find_opener(std::size_t closer) {
        const DelimiterRun& run = runs_[closer];
        std::size_t& bottom =
            bottom_.at((run.sign == '*' ? 6U : 0U) + (run.opens ? 3U : 0U) + static_cast<std::size_t>(run.count % 3));
        for (std::size_t n = before_[closer]; n != none && (bottom == none || n > bottom); n = before_[n]) {
            const DelimiterRun& opener = runs_[n];
            if (opener.opens && opener.left() > 0 && opener.sign == run.sign && !unfit(opener, run)) return n;
        }
        bottom = before_[closer];
        return none;
    }

    EmphasisSpan join(std::size_t opener, std::size_t closer) {
        DelimiterRun &left = runs_[opener], &right = runs_[closer];
        const int signs = left.left() >= 2 && right.left() >= 2 ? 2 : 1;
        left.opened += signs;
        right.closed += signs;
        const std::size_t stays = left.left() > 0 ? opener : before_[opener];
        before_[closer] = stays;  // what stands between, and a used-up opener, is out of play
        if (stays != none) behind_[stays] = closer;
        return {left.token, right.token, signs == 2};
    }

    std::vector<DelimiterRun>& runs_;
    std::vector<std::size_t> before_, behind_;
    std::array<std::size_t, 12> bottom_{};  // for each kind of closer: no opener stands at or before this run
};

}  // namespace

DelimiterRun delimiter_run(std::string_view text, std::size_t at) {
    DelimiterRun run;
    run.sign = text[at];
    const std::size_t to = std::min(text.find_first_not_of(run.sign, at), text.size());
    run.count = static_cast<int>(to - at);
    std::size_t behind = to;
    const char32_t before = code_point_before(text, at);
    const char32_t after = to < text.size() ? next_code_point(text, behind) : U' ';
    const bool blank_before = is_blank(before), blank_after = is_blank(after);
    const bool sign_before = is_punctuation(before), sign_after = is_punctuation(after);
    const bool left = !blank_after && (!sign_after || blank_before || sign_before);
    const bool right = !blank_before && (!sign_before || blank_after || sign_after);
    run.opens = left && (run.sign == '*' || !right || sign_before);
    run.closes = right && (run.sign == '*' || !left || sign_after);
    return run;
}

std::vector<EmphasisSpan> pair_emphasis(std::vector<DelimiterRun>& runs) { return Pairing(runs).pair_all(); }

}  // namespace emend
