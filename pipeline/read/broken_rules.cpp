#include "pipeline/read/broken_rules.h"

#include <algorithm>
#include <cstdlib>

namespace emend {

namespace {

// In inches.
constexpr double thickest = 0.015, widest_gap = 0.045, shortest_rule = 0.5, longest_crumb = 0.05, clear = 0.02;
constexpr double least_covered = 0.6, most_beside = 0.1;  // of the rule's length
constexpr int step = 2;                                   // pixels between one crumb and the next

struct Chain {
    Box box, last;
    int covered = 0, longest = 0;  // pixels

    void add(const Box& crumb) {
        box = covered == 0 ? crumb : unite(box, crumb);
        last = crumb;
        covered += crumb.width();
        longest = std::max(longest, crumb.width());
    }
    bool goes_on_with(const Box& crumb, double gap) const {
        const int apart = std::abs(crumb.top + crumb.bottom - last.top - last.bottom);
        return crumb.left >= last.left && crumb.left - last.right <= gap && apart <= 2 * step;
    }
    bool holds(const Box& crumb) const {
        return crumb.left >= box.left && crumb.right <= box.right && crumb.top >= box.top && crumb.bottom <= box.bottom;
    }
};

std::vector<Chain> chains_of(std::vector<Box> crumbs, int dpi) {
    std::stable_sort(crumbs.begin(), crumbs.end(), [](const Box& one, const Box& other) {
        return one.left != other.left ? one.left < other.left : one.top < other.top;
    });
    std::vector<Chain> chains;
    for (const Box& crumb : crumbs) {
        const auto chain = std::find_if(chains.rbegin(), chains.rend(),
                                        [&](const Chain& one) { return one.goes_on_with(crumb, widest_gap * dpi); });
        if (chain == chains.rend()) {
            chains.emplace_back();
            chains.back().add(crumb);
        } else {
            chain->add(crumb);
        }
    }
    std::erase_if(chains, [&](const Chain& chain) {
        return chain.box.width() < shortest_rule * dpi || chain.covered < least_covered * chain.box.width() ||
               chain.longest < longest_crumb * dpi;
    });
    return chains;
}

// Other ink close above or below: the crumbs are of letters, or underline them.
bool stands_alone(const Chain& chain, const std::vector<Piece>& pieces, int dpi) {
    const int around = std::max(3, static_cast<int>(clear * dpi));
    int beside = 0;
    for (const Piece& piece : pieces) {
        const bool near = piece.box.top < chain.box.bottom + around && piece.box.bottom > chain.box.top - around;
        if (!near || chain.holds(piece.box)) continue;
        for (const Run& run : piece.runs) {
            if (run.y < chain.box.top - around || run.y >= chain.box.bottom + around) continue;
            beside += std::max(0, std::min(run.right, chain.box.right) - std::max(run.left, chain.box.left));
        }
    }
    return beside <= most_beside * chain.box.width();
}

}  // namespace

std::vector<Box> take_broken_rules(std::vector<Piece>& pieces, const std::vector<Box>& strokes, int dpi) {
    std::vector<Box> crumbs = strokes, rules;
    const int height = std::max(2, static_cast<int>(thickest * dpi));
    for (const Piece& piece : pieces) {
        if (piece.box.height() <= height) crumbs.push_back(piece.box);
    }
    for (const Chain& chain : chains_of(std::move(crumbs), dpi)) {
        if (!stands_alone(chain, pieces, dpi)) continue;
        rules.push_back(chain.box);
        std::erase_if(pieces, [&](const Piece& piece) { return chain.holds(piece.box); });
    }
    return rules;
}

}  // namespace emend
