// The stops behind words of a known type: a comma's tail, a semicolon's upper dot, dots that the engine passed over.
#pragma once

#include "pipeline/read/page_print.h"

namespace emend {

constexpr double least_share = 0.9;  // of the likelihood for each pixel that the page's words have

// Is the ink likely enough to have been printed so? `gain`: of a text laid over it.
inline bool fits(const LineBitmap& bitmap, const PagePrint& print, double gain) {
    return gain >= least_share * print.gain_before * bitmap.ink();
}

// A confidence, from 0 to 0.97, for a reading that is likelier than others by so much (natural logarithm).
float sureness_of(double gain);

// Of a word that was read with a stop behind it: the stop that its ink has, at once; what was read first stays among
// the alternatives. That no tail is left tells nothing.
void mend_stop(const LineBitmap& bitmap, const PagePrint& print, SourceWord& word);

// Of a word that was read without one: the ink of a stop behind it becomes an alternative (By::letters), the word's
// text and the stop. It may be dirt: the stages know what may stand there.
// Where there is no ink, such an alternative goes.
void find_stop(const LineBitmap& bitmap, const PagePrint& print, SourceWord& word);

}  // namespace emend
