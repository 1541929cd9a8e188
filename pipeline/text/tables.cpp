#include "pipeline/text/tables.h"

#include <fstream>

#include "pipeline/errors.h"
#include "pipeline/text/ascii.h"

namespace emend {

namespace {

Row cells(const std::string& line) {
    Row row;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t to = std::min(line.find('\t', from), line.size());
        row.push_back(line.substr(from, to - from));
        from = to + 1;
    }
    return row;
}

std::set<std::string> first_column(const std::filesystem::path& path) {
    std::set<std::string> words;
    for (Row& row : read_table(path)) words.insert(std::move(row.front()));
    return words;
}

}  // namespace

std::vector<Row> read_table(const std::filesystem::path& path, std::size_t least_columns) {
    std::ifstream file(path);
    if (!file) {
        throw Error(ExitCode::missing, path.string(), "the table cannot be read",
                    "set EMEND_DICTIONARIES to the folder of the dictionaries");
    }
    std::vector<Row> rows;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        if (line.starts_with("\\#")) line.erase(0, 1);
        Row row = cells(line);
        if (row.size() < least_columns) {
            throw Error(ExitCode::bad_input, path.string() + ", line " + std::to_string(number), "the row is too short",
                        "it needs " + std::to_string(least_columns) + " columns parted by tabs");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

namespace {

double number_of(const std::string& text, const std::filesystem::path& path) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (end == text.c_str()) throw Error(ExitCode::bad_input, path.string(), "'" + text + "' is no number");
    return number;
}

DigitsAlike digits_alike(const std::filesystem::path& path) {
    DigitsAlike alike{};
    for (const Row& row : read_table(path, 3)) {
        if (row[0].size() != 1 || row[1].size() != 1 || !is_ascii_digit(row[0][0]) || !is_ascii_digit(row[1][0])) {
            throw Error(ExitCode::bad_input, path.string(), "'" + row[0] + "' and '" + row[1] + "' are no two digits");
        }
        const auto read = static_cast<std::size_t>(row[0][0] - '0'),
                   printed = static_cast<std::size_t>(row[1][0] - '0');
        alike.at(read).at(printed) = number_of(row[2], path);
    }
    return alike;
}

}  // namespace

bool Tables::is_in(std::string_view word_class, std::string_view word) const {
    const auto words = word_classes.find(word_class);
    if (words == word_classes.end()) {
        throw Error(ExitCode::bad_input, "word_classes.txt", "there is no class '" + std::string(word_class) + "'",
                    "use the table that came with this version");
    }
    return words->second.contains(word);
}

Tables load_tables(const std::filesystem::path& folder) {
    Tables tables;
    for (Row& row : read_table(folder / "characters.txt", 2)) tables.characters[row[0]] = row[1];
    tables.compounds = first_column(folder / "compounds.txt");
    tables.compound_parts = first_column(folder / "compound_parts.txt");
    tables.furniture = read_table(folder / "furniture.txt", 2);
    tables.marker_readings = read_table(folder / "marker_readings.txt", 3);
    tables.marker_readings_scans = read_table(folder / "marker_readings_scans.txt", 3);
    tables.digits_alike = digits_alike(folder / "digits_alike.txt");
    for (const Row& row : read_table(folder / "label_letters.txt", 3)) {
        tables.label_letters[{row[0], row[1]}] = number_of(row[2], folder / "label_letters.txt");
    }
    tables.marker_glyphs = read_table(folder / "marker_glyphs.txt", 3);
    tables.headings = read_table(folder / "headings.txt");
    tables.contents = read_table(folder / "contents.txt", 2);
    tables.units = read_table(folder / "units.txt", 2);
    for (const Row& row : read_table(folder / "certainty.txt", 3)) {
        tables.certainty[row[0]] = {number_of(row[1], folder / "certainty.txt"),
                                    number_of(row[2], folder / "certainty.txt")};
    }
    for (const Row& row : read_table(folder / "sessions.txt", 3)) {
        tables.sessions.push_back({row[0], static_cast<int>(number_of(row[1], folder / "sessions.txt")),
                                   static_cast<int>(number_of(row[2], folder / "sessions.txt"))});
    }
    for (const Row& row : read_table(folder / "numbered_words.txt", 3)) {
        tables.numbered_words[row[0]] = {row[1], row[2] == "cited"};
    }
    for (const Row& row : read_table(folder / "word_classes.txt", 2)) tables.word_classes[row[0]].insert(row[1]);
    tables.abbreviations = first_column(folder / "abbreviations.txt");
    tables.note_words = first_column(folder / "note_words.txt");
    return tables;
}

}  // namespace emend
