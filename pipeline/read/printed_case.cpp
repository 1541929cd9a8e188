#include "pipeline/read/printed_case.h"

#include <string>
#include <string_view>

#include "pipeline/read/print_decoder.h"
#include "pipeline/read/printed_stops.h"
#include "pipeline/text/ascii.h"

namespace emend {

namespace {

char other_case(char c) { return static_cast<char>(is_ascii_small(c) ? c - 'a' + 'A' : c - 'A' + 'a'); }

}  // namespace

void mend_case(const LineBitmap& bitmap, const PagePrint& print, SourceWord& word) {
    constexpr std::string_view alike = "cosuvwxzCOSUVWXZ";
    constexpr double clearly = 0.9;  // as likely as the other, at most
    const auto codes = type_codes(word.best.text);
    if (!codes || codes->size() < 2 || bitmap.empty()) return;
    if (alike.find(codes->front()) == std::string_view::npos || !is_ascii_small((*codes)[1])) return;
    std::string other = *codes;
    other.front() = other_case(other.front());
    const double gain = laid_over(bitmap, print.slopes, other).gain;
    if (!fits(bitmap, print, gain) || laid_over(bitmap, print.slopes, *codes).gain > clearly * gain) return;
    word.alternatives.insert(word.alternatives.begin(), word.best);
    word.best.text.front() = other.front();
}

}  // namespace emend
