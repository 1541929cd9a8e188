#include "pipeline/model/carry_out.h"

#include "pipeline/model/structure_pass.h"
#include "pipeline/model/text_pass.h"

namespace emend {

namespace {

bool is_text(const Change& change) {
    return std::holds_alternative<Replace>(change) || std::holds_alternative<Join>(change) ||
           std::holds_alternative<Split>(change);
}

struct ApplyStructure {
    StructurePass& pass;
    template <typename One>
    Done operator()(const One& change) const {
        if constexpr (requires { pass.apply(change); }) return pass.apply(change);
        return {};
    }
};

}  // namespace

std::vector<Done> carry_out(Document& document, const std::vector<Change>& changes) {
    std::vector<Done> done(changes.size());
    TextPass text(document, changes);
    for (std::size_t n = 0; n < changes.size(); ++n) {
        if (is_text(changes[n])) done[n] = text.carry_out(changes[n]);
    }
    text.finish();
    StructurePass structure(document);
    structure.cut_all(changes, done);
    structure.index(changes);
    for (std::size_t n = 0; n < changes.size(); ++n) {
        if (is_text(changes[n]) || std::holds_alternative<Cut>(changes[n])) continue;
        done[n] = std::visit(ApplyStructure{structure}, changes[n]);
    }
    structure.finish();
    return done;
}

}  // namespace emend
