// Words that were misread, run together or split, mended where the best way through the line says so.
//
//     before   Urgesall Statesto ratify   Sressing   Resol ution   | mplementation   \elcomes
//     after    Urges all States to ratify Stressing  Resolution    Implementation    Welcomes
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/resources.h"

namespace emend {

// Looks along the flows: a word's neighbours may stand on another line or page. Markers, furniture and labels stay as
// they are, and so does what nobody can tell: acronyms, names that occur again, other languages, figures.
TextEdits repair_words(const Document& document, const Resources& resources);

}  // namespace emend
