// What stages look things up in: read once at the start, never changed, shared by all threads.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pipeline/text/channel.h"
#include "pipeline/text/compounds.h"
#include "pipeline/text/house_style.h"
#include "pipeline/text/language_model.h"
#include "pipeline/text/lexicon.h"
#include "pipeline/text/old_spelling.h"
#include "pipeline/text/symbols.h"
#include "pipeline/text/tables.h"

namespace emend {

struct Resources {
    std::shared_ptr<const Lexicon> lexicon;
    std::shared_ptr<const LanguageModel> language_model;  // null where a test goes without
    std::shared_ptr<const Compounds> compounds;           // of that model, null with it
    std::shared_ptr<const Channel> channel;               // likewise: how print is misread
    std::shared_ptr<const SymbolGrammar> symbols;         // likewise: what document symbols look like
    std::set<std::string, std::less<>> words;             // right as they stand, small letters
    std::set<std::string, std::less<>> foreign_words;     // small words of other languages
    OldSpelling old_spelling;
    Tables tables;
    HouseStyle style;
    std::vector<std::string> versions;  // "house-style/compounds.txt sha256 …": what the outcome depends on
};

// `folder`: the dictionaries; `language`: of Hunspell, "en_GB"; `style`: "un", "none" or a
// folder; `model`: a language model, the folder's own where empty. Throws Error(missing), naming the package or file.
Resources load_resources(const std::filesystem::path& folder, const std::string& language,
                         const std::string& style = "un", const std::filesystem::path& model = {});

// Where the dictionaries stand: $EMEND_DICTIONARIES, beside the program's build tree, or the installed place.
std::filesystem::path find_dictionaries();

}  // namespace emend
