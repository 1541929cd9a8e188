#include "pipeline/text/house_style.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "pipeline/errors.h"
#include "pipeline/text/tables.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

using Folder = std::filesystem::path;

std::vector<Row> optional_table(const Folder& folder, const char* name, std::size_t least_columns) {
    if (!std::filesystem::exists(folder / name)) return {};
    return read_table(folder / name, least_columns);
}

MastheadForm::Token token_of(const std::string& word) {
    const std::size_t open = word.find('{'), colon = word.find(':', open), close = word.find('}', open);
    if (open == std::string::npos || close == std::string::npos || colon > close) return {word, "", "", ""};
    return {word.substr(0, open), word.substr(close + 1), word.substr(open + 1, colon - open - 1),
            word.substr(colon + 1, close - colon - 1)};
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

MastheadForm form_of(const Row& row) {
    MastheadForm form;
    for (const std::string& word : words_of(row[0])) form.tokens.push_back(token_of(word));
    form.stays = row.size() > 1 && row[1] == "stays";
    return form;
}

std::string first_word(const std::string& phrase) { return phrase.substr(0, phrase.find(' ')); }

std::size_t count_words(const std::string& phrase) {
    return static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
}

void add_learnt(const Row& row, Openings& openings) {
    const std::string phrase = to_lower(row[1]);
    (row[0] == "operative" ? openings.operative : openings.preambular).insert(phrase);
    openings.longest = std::max(openings.longest, count_words(phrase));
}

void add_word(const Row& row, Openings& openings) {
    const std::string& place = row[0];
    const std::string phrase = to_lower(row[1]);
    if (place == "state") openings.states.insert(phrase);
    if (place == "adverb") openings.adverbs.insert(phrase);
    if (place == "again") openings.again.insert(phrase);
    if (place == "again participle") openings.again_participle.insert(phrase);
    if (place == "with") openings.with.insert(phrase);
    if (place == "noun") openings.nouns.insert(phrase);
    if (place == "adjective") openings.adjectives.insert(phrase);
    if (place == "takes object") openings.take_object.insert(phrase);
    if (place.starts_with("behind ")) openings.behind[place.substr(7)].insert(phrase);
}

Openings openings_of(const Folder& folder) {
    Openings openings;
    for (const Row& row : optional_table(folder, "openings.txt", 2)) add_learnt(row, openings);
    for (const Row& row : optional_table(folder, "words.txt", 2)) add_word(row, openings);
    for (const Row& row : optional_table(folder, "verbs.txt", 3)) {
        const bool object = openings.take_object.contains(first_word(to_lower(row[0])));
        openings.plain.insert(to_lower(row[0]));
        openings.third_person.insert(to_lower(row[1]));
        openings.participles.insert(to_lower(row[2]));
        if (object) openings.take_object.insert({to_lower(row[1]), to_lower(row[2])});
    }
    return openings;
}

Signing signing_of(const Folder& folder) {
    Signing signing;
    for (const Row& row : optional_table(folder, "signatures.txt", 2)) {
        std::vector<std::string> words = words_of(row[1]);
        if (row[0] == "testimonium") {
            signing.testimonium.push_back(std::move(words));
        } else if (row[0] == "valediction") {
            signing.valediction.push_back(std::move(words));
        } else if (row[0] == "sign") {
            signing.sign.push_back(std::move(words));
        } else if (row[0] == "party") {
            signing.party.push_back(std::move(words));
        } else if (row[0] == "office") {
            signing.office.push_back(std::move(words));
        }
    }
    return signing;
}

std::vector<DatedForm> spelling_of(const Folder& folder) {
    constexpr std::string_view open = "…";
    std::vector<DatedForm> forms;
    for (const Row& row : optional_table(folder, "spelling.txt", 2)) {
        DatedForm form{to_lower(row[0]), row[0].ends_with(open), std::atoi(row[1].c_str())};
        if (form.opens) form.form.resize(form.form.size() - open.size());
        forms.push_back(std::move(form));
    }
    return forms;
}

}  // namespace

bool MastheadForm::anchored() const {
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return token.key.empty() || !token.before.empty(); });
}

HouseStyle load_house_style(const std::filesystem::path& dictionaries, const std::string& name) {
    HouseStyle style;
    if (name == "none") return style;
    const bool path = name.find('/') != std::string::npos;
    const Folder folder = path ? Folder(name) : dictionaries / "styles" / name;
    if (!std::filesystem::is_directory(folder)) {
        throw Error(ExitCode::missing, folder.string(), "there is no such style",
                    "--style takes un, none or the path of a folder of tables");
    }
    style.name = name;
    for (const Row& row : optional_table(folder, "masthead.txt", 1)) style.masthead.push_back(form_of(row));
    for (const Row& row : optional_table(folder, "organs.txt", 1)) {
        style.organs.push_back({row[0], row.size() > 1 && row[1] == "parent", row.size() > 2 ? row[2] : ""});
    }
    style.openings = openings_of(folder);
    style.signing = signing_of(folder);
    style.furniture = optional_table(folder, "furniture.txt", 2);
    style.spelling = spelling_of(folder);
    for (const char* table : {"titles.txt", "titles_learnt.txt"}) {
        for (const Row& row : optional_table(folder, table, 1)) style.titles.push_back(words_of(row[0]));
    }
    return style;
}

}  // namespace emend
