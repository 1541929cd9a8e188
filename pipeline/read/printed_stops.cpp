#include "pipeline/read/printed_stops.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "pipeline/read/print_decoder.h"
#include "pipeline/read/printed_forms.h"

namespace emend {

float sureness_of(double gain) {
    constexpr double spread = 15, most = 0.97;
    return static_cast<float>(std::min(1 - std::exp(-gain / spread), most));
}

void mend_stop(const LineBitmap& bitmap, const PagePrint& print, SourceWord& word) {
    constexpr double tail = 1, dot = 8;  // so much likelier, in natural logarithms
    const auto codes = type_codes(word.best.text);
    if (!codes || codes->size() < 2 || unstopped(*codes).size() + 1 != codes->size() || bitmap.empty()) return;
    if (!fits(bitmap, print, laid_over(bitmap, print.slopes, *codes).gain)) return;
    const auto gain_with = [&](char stop) {
        return laid_over(bitmap, print.slopes, codes->substr(0, codes->size() - 1) + stop).gain;
    };
    const char read = codes->back();
    const double comma = gain_with(','), stop = gain_with('.'), semicolon = gain_with(';'), colon = gain_with(':');
    const double two = std::max(semicolon, colon) - std::max(comma, stop);
    const bool was_two = read == ';' || read == ':', is_two = was_two ? two > -dot : two > dot;
    const double tails = is_two ? semicolon - colon : comma - stop;
    const bool had_tail = read == ';' || read == ',', has_tail = had_tail || tails > tail;
    const char meant = is_two ? (has_tail ? ';' : ':') : (has_tail ? ',' : '.');
    if (meant == read) return;
    word.alternatives.insert(word.alternatives.begin(), word.best);
    word.best.text.back() = meant;
}

void find_stop(const LineBitmap& bitmap, const PagePrint& print, SourceWord& word) {
    constexpr double printed = 0, absent = -8, tail = 1;
    if (word.best.text.empty() || bitmap.empty() || unstopped(word.best.text) != word.best.text) return;
    // Where the word itself was misread, another look that fits tells where it ends.
    std::vector<std::string> texts{word.best.text};
    for (const Reading& reading : word.alternatives) {
        if (reading.by == By::another_look) texts.push_back(reading.text);
    }
    for (const std::string& text : texts) {
        const auto codes = type_codes(text);
        if (!codes || unstopped(*codes).size() != codes->size()) continue;
        const double own = laid_over(bitmap, print.slopes, *codes).gain;
        if (!fits(bitmap, print, own)) continue;
        const double comma = laid_over(bitmap, print.slopes, *codes + ',').gain;
        const double stop = laid_over(bitmap, print.slopes, *codes + '.').gain;
        const double gain = std::max(comma, stop) - own;
        const char* mark = comma > stop + tail ? "," : ".";
        if (gain < absent) {  // what was taken for one before a marker
            std::erase_if(word.alternatives, [&](const Reading& one) {
                return one.text == word.best.text + "," || one.text == word.best.text + ";";
            });
        }
        if (gain >= printed) word.alternatives.push_back({word.best.text + mark, sureness_of(gain), By::letters});
        return;
    }
}

}  // namespace emend
