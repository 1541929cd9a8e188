#include "pipeline/read/print_model.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace emend {

namespace {

constexpr double noise = 0.01;  // share of dark pixels on white paper
constexpr double most = 0.97, steepness = 9;

// How likely a pixel is dark of which this share was printed.
double darkness(double share, double threshold) {
    const double dark = most / (1 + std::exp(-steepness * (share - threshold)));
    const double none = most / (1 + std::exp(steepness * threshold));
    return noise + (dark - none) * (1 - noise);
}

// The share of ink in a pixel of the picture enlarged to another size: the mean over its area, at a few points of it.
double share_at(const TypeImage& image, double x, double y, double step) {
    constexpr int points = 2;
    double sum = 0;
    const auto cell = [&](int column, int row) -> double {
        if (column < 0 || row < 0 || column >= image.columns || row >= image.rows()) return 0;
        return static_cast<double>(image.cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(image.columns) +
                                               static_cast<std::size_t>(column)]);
    };
    for (int i = 0; i < points; ++i) {
        for (int j = 0; j < points; ++j) {
            // The middle of a cell has its share; between the middles it changes evenly.
            const double u = x + (i + 0.5) / points * step - 0.5, v = y + (j + 0.5) / points * step - 0.5;
            const int column = static_cast<int>(std::floor(u)), row = static_cast<int>(std::floor(v));
            const double right = u - column, below = v - row;
            sum += (cell(column, row) * (1 - right) + cell(column + 1, row) * right) * (1 - below) +
                   (cell(column, row + 1) * (1 - right) + cell(column + 1, row + 1) * right) * below;
        }
    }
    return sum / (points * points);
}

}  // namespace

LineBitmap::LineBitmap(const std::vector<const Piece*>& pieces, const LineInk& line, int left, int right, int shrink)
    : left_(left), shrink_(shrink), columns_(static_cast<std::size_t>(std::max(0, (right - left) / shrink))) {
    const auto to_row = [&](int above) { return above >= 0 ? above / shrink : -((shrink - 1 - above) / shrink); };
    std::vector<std::map<int, int>> dark(columns_.size());  // by row
    for (const Piece* piece : pieces) {
        for (const Run& run : piece->runs) {
            for (int x = std::max(run.left, left); x < std::min(run.right, left + width() * shrink); ++x) {
                const int above = static_cast<int>(std::lround(line.baseline_at(x))) - 1 - run.y;
                ++dark[static_cast<std::size_t>((x - left) / shrink)][to_row(above)];
            }
        }
    }
    for (std::size_t x = 0; x < dark.size(); ++x) {
        ink_before_.push_back(ink_);
        for (const auto& [row, pixels] : dark[x]) {
            if (2 * pixels >= shrink * shrink) columns_[x].push_back(row);
        }
        ink_ += static_cast<int>(columns_[x].size());
    }
    ink_before_.push_back(ink_);
}

PrintModel::PrintModel(const PrintSetting& setting, bool italic, std::string_view codes) : setting_(setting) {
    places_.fill(no_character);
    const TypeFace& face = type_faces()[setting.face];
    for (const TypeImage& image : italic ? face.italic : face.upright) {
        if (!codes.empty() && codes.find(image.code) == std::string_view::npos) continue;
        places_[static_cast<unsigned char>(image.code)] = static_cast<int>(glyphs_.size());
        glyphs_.push_back(glyph_of(image));
    }
}

PrintModel::Glyph PrintModel::glyph_of(const TypeImage& image) const {
    const double step = TypeImage::cells_in_x_height / setting_.x_height;  // cells in a pixel
    Glyph glyph;
    glyph.code = image.code;
    glyph.advance = static_cast<int>(std::lround(image.advance / step));
    glyph.left = static_cast<int>(std::floor(image.left / step)) - 1;
    glyph.top = static_cast<int>(std::ceil(image.top / step)) + 1;
    glyph.columns = static_cast<int>(std::ceil((image.left + image.columns) / step)) + 1 - glyph.left;
    glyph.rows = glyph.top - static_cast<int>(std::floor((image.top - image.rows()) / step)) + 1;
    for (int phase = 0; phase < phases; ++phase) {
        Glyph::Picture& picture = glyph.pictures[static_cast<std::size_t>(phase)];
        for (int column = 0; column < glyph.columns; ++column) {
            for (int row = 0; row < glyph.rows; ++row) {
                const double x = (glyph.left + column - static_cast<double>(phase) / phases) * step - image.left;
                const double y = image.top - (glyph.top - row) * step;
                picture.likely.push_back(static_cast<float>(darkness(share_at(image, x, y, step), setting_.threshold)));
            }
        }
        weigh(picture);
    }
    return glyph;
}

void PrintModel::weigh(Glyph::Picture& picture) {
    picture.white = 0;
    picture.dark.clear();
    for (const float likely : picture.likely) {
        const double p = std::clamp(static_cast<double>(likely), noise, most), white = std::log((1 - p) / (1 - noise));
        picture.white += white;
        picture.dark.push_back(static_cast<float>(std::log(p / noise) - white));
    }
}

void PrintModel::learn(const std::vector<Example>& examples) {
    constexpr float faith = 3;        // the type's own picture counts as so many examples
    constexpr float belongs = 0.05F;  // a pixel that may be the character's rather than its neighbour's
    struct Seen {
        float examples = 0;
        std::vector<float> dark;
    };
    std::vector<std::array<Seen, phases>> seen(glyphs_.size());
    for (const Example& example : examples) {
        for (std::size_t c = 0; c < example.codes.size(); ++c) {
            const int n = find(example.codes[c]);
            if (n == no_character) continue;
            const Glyph& glyph = glyphs_[static_cast<std::size_t>(n)];
            const int origin = example.places[c];
            const auto gain_in = [&](int phase) {
                return gain(glyph, glyph.pictures[static_cast<std::size_t>(phase)], *example.bitmap, origin,
                            example.raised);
            };
            Seen& own = seen[static_cast<std::size_t>(n)][gain_in(1) > gain_in(0) ? 1 : 0];
            own.dark.resize(glyph.pictures[0].likely.size());
            ++own.examples;
            for (int column = 0; column < glyph.columns; ++column) {
                const int x = origin + glyph.left + column;
                if (x < 0 || x >= example.bitmap->width()) continue;
                for (const int above : example.bitmap->column(x)) {
                    const int row = glyph.top - 1 - (above - example.raised);
                    if (row >= 0 && row < glyph.rows) ++own.dark[glyph.at(column, row)];
                }
            }
        }
    }
    for (std::size_t n = 0; n < glyphs_.size(); ++n) {
        Glyph& glyph = glyphs_[n];
        for (std::size_t phase = 0; phase < phases; ++phase) {
            const Seen& own = seen[n][phase];
            Glyph::Picture& picture = glyph.pictures[phase];
            for (std::size_t at = 0; at < own.dark.size(); ++at) {
                const int column = static_cast<int>(at) / glyph.rows;
                const bool inside = glyph.left + column >= 0 && glyph.left + column < glyph.advance;
                if (!inside && picture.likely[at] < belongs) continue;
                picture.likely[at] = (faith * picture.likely[at] + own.dark[at]) / (faith + own.examples);
            }
            weigh(picture);
        }
    }
}

double PrintModel::gain(const LineBitmap& bitmap, std::size_t n, int x, int raised) const {
    constexpr double hopeless = -40;  // half a pixel does not help
    const Glyph& glyph = glyphs_[n];
    double best = gain(glyph, glyph.pictures[0], bitmap, x, raised);
    for (std::size_t phase = 1; phase < phases && best > hopeless; ++phase) {
        best = std::max(best, gain(glyph, glyph.pictures[phase], bitmap, x, raised));
    }
    return best;
}

bool PrintModel::may_gain(const LineBitmap& bitmap, std::size_t n, int x, double least) const {
    const Glyph& glyph = glyphs_[n];
    static const double most_of_pixel = std::log(most / noise);
    const double white = std::max(glyph.pictures.front().white, glyph.pictures.back().white);
    const int left = x + glyph.left;
    return white + most_of_pixel * bitmap.ink_between(left, left + glyph.columns) >= least;
}

double PrintModel::gain(const Glyph& glyph, const Glyph::Picture& picture, const LineBitmap& bitmap, int x,
                        int raised) {
    const int from = std::max(0, -(x + glyph.left)), to = std::min(glyph.columns, bitmap.width() - x - glyph.left);
    const auto rows = static_cast<unsigned>(glyph.rows);
    const int top = glyph.top - 1 + raised;
    float sum = 0;
    for (int column = from; column < to; ++column) {
        const float* dark = picture.dark.data() + glyph.at(column, 0);
        for (const int above : bitmap.column(x + glyph.left + column)) {
            const auto row = static_cast<unsigned>(top - above);
            if (row < rows) sum += dark[row];
        }
    }
    return picture.white + static_cast<double>(sum);
}

}  // namespace emend
