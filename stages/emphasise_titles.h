// Titles of publications inside the text and its notes are set in italics as house style has them.
//
//     before   "United Nations, Treaty Series, vol. 520, No. 7515."
//     after    "United Nations, *Treaty Series*, vol. 520, No. 7515."
#pragma once

#include "pipeline/stage.h"
#include "pipeline/text/house_style.h"

namespace emend {

StructureEdits emphasise_titles(const Document& document, const HouseStyle& style);

}  // namespace emend
