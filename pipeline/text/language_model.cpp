#include "pipeline/text/language_model.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "pipeline/errors.h"

namespace emend {

namespace {

constexpr std::array<char, 8> magic = {'e', 'm', 'e', 'n', 'd', 'L', 'M', '1'};

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t words = 0, text_bytes = 0, pairs = 0, unused = 0;
    double total = 0;
};

constexpr int base_year = 1800;
constexpr std::size_t most_words = 0xFFFFFF;  // a follower's number has 24 bits

// The share of a word's probability that what stands before it decides, where it has been seen behind it.
constexpr double weight_of_pairs = 0.75;

std::uint8_t quantised(double count) {
    if (count < 0.5) return 0;
    return static_cast<std::uint8_t>(std::clamp(1 + std::lround(8 * std::log2(std::max(count, 1.0))), 1L, 255L));
}

const std::array<double, 256>& counts_by_byte() {
    static const std::array<double, 256> table = [] {
        std::array<double, 256> counts{};
        for (std::size_t q = 1; q < counts.size(); ++q) counts[q] = std::exp2((static_cast<double>(q) - 1) / 8);
        return counts;
    }();
    return table;
}

std::uint8_t year_byte(int year) { return static_cast<std::uint8_t>(std::clamp(year - base_year, 0, 255)); }
int year_of(std::uint8_t byte) { return byte == 0 ? 0 : base_year + byte; }

template <typename Number>
void put(std::string& bytes, const Number& number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::size_t size_of(const Header& header) {
    const std::size_t words = header.words, pairs = header.pairs;
    return sizeof(Header) + 4 * (2 * (words + 1) + pairs) + 8 * words + header.text_bytes;
}

}  // namespace

LanguageModel::LanguageModel(const std::filesystem::path& path, void* at, std::size_t bytes)
    : mapped_(at), mapped_bytes_(bytes) {
    Header header;
    const bool whole = bytes >= sizeof header;
    if (whole) std::memcpy(&header, at, sizeof header);
    bool good = whole && header.magic == magic && header.words <= most_words && size_of(header) == bytes;
    if (good) {
        words_ = header.words;
        total_ = header.total;
        offsets_ = reinterpret_cast<const std::uint32_t*>(static_cast<const char*>(at) + sizeof header);
        pairs_ = offsets_ + words_ + 1;
        followers_ = pairs_ + words_ + 1;
        figures_ = reinterpret_cast<const std::array<std::uint8_t, 8>*>(followers_ + header.pairs);
        text_ = reinterpret_cast<const char*>(figures_ + words_);
        good = offsets_[words_] == header.text_bytes && pairs_[words_] == header.pairs && total_ >= 1 && in_order();
    }
    if (!good) {
        munmap(mapped_, mapped_bytes_);
        throw Error(ExitCode::bad_input, path.string(), "this is no language model of this version of emend",
                    "make it anew with emend learn");
    }
    index_keys();
    counts_.reserve(words_);
    for (WordNumber word = 0; word < words_; ++word) counts_.push_back(static_cast<float>(figures(word).count()));
}

LanguageModel::~LanguageModel() { munmap(mapped_, mapped_bytes_); }

// A damaged file must not lead outside of the mapping.
bool LanguageModel::in_order() const {
    for (WordNumber word = 0; word < words_; ++word) {
        if (offsets_[word] > offsets_[word + 1] || pairs_[word] > pairs_[word + 1]) return false;
    }
    return std::all_of(followers_, followers_ + pairs_[words_], [&](std::uint32_t f) { return (f >> 8U) < words_; });
}

// Which of the 65,536 pairs of leading bytes a key has, in the order of the keys.
std::size_t LanguageModel::leading_pair(std::string_view key) {
    constexpr std::size_t bytes = 256;
    const auto byte = [&](std::size_t n) { return n < key.size() ? static_cast<unsigned char>(key[n]) : 0U; };
    return byte(0) * bytes + byte(1);
}

void LanguageModel::index_keys() {
    constexpr std::size_t pairs = 65536;
    leading_.reserve(pairs + 1);
    for (WordNumber word = 0; word < words_; ++word) leading_.resize(leading_pair(key(word)) + 1, word);
    leading_.resize(pairs + 1, words_);
}

std::string_view LanguageModel::key(WordNumber word) const {
    return {text_ + offsets_[word], offsets_[word + 1] - offsets_[word]};
}

WordNumber LanguageModel::find(std::string_view key_wanted) const {
    const std::size_t pair = leading_pair(key_wanted);
    WordNumber from = leading_[pair], to = leading_[pair + 1];
    while (from < to) {
        const WordNumber middle = from + (to - from) / 2;
        if (key(middle) < key_wanted) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from < words_ && key(from) == key_wanted ? from : no_word;
}

WordFigures LanguageModel::figures(WordNumber word) const {
    if (word >= words_) return {};
    const std::array<std::uint8_t, 8>& bytes = figures_[word];
    const std::array<double, 256>& counts = counts_by_byte();
    return {counts[bytes[0]], counts[bytes[1]], counts[bytes[2]], year_of(bytes[3]), year_of(bytes[4]), bytes[5] != 0};
}

double LanguageModel::pair_count(WordNumber first, WordNumber second) const {
    if (first == no_word || second == no_word) return 0;
    const std::uint32_t* from = followers_ + pairs_[first];
    const std::uint32_t* to = followers_ + pairs_[first + 1];
    const std::uint32_t* found = std::lower_bound(from, to, second << 8U);
    return found != to && (*found >> 8U) == second ? counts_by_byte()[*found & 0xFFU] : 0;
}

double LanguageModel::log_probability(WordNumber before, WordNumber word) const {
    // A word that is not in the model was seen less than three times: taken as one in a tenth of a count.
    const double alone = (word == no_word ? 0.1 : counts_[word]) / total_;
    const double pair = pair_count(before, word);
    return std::log(weight_of_pairs * pair / std::max(count(before), 1.0) + (1 - weight_of_pairs) * alone);
}

WordRange LanguageModel::below(const WordRange& range, std::size_t depth, char next) const {
    const auto byte_at = [&](WordNumber word) {
        const std::string_view text = key(word);
        return depth < text.size() ? static_cast<int>(static_cast<unsigned char>(text[depth])) : -1;
    };
    const auto first_not_below = [&](int byte, WordNumber from) {
        WordNumber to = range.to;
        while (from < to) {
            const WordNumber middle = from + (to - from) / 2;
            if (byte_at(middle) < byte) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    };
    const int byte = static_cast<unsigned char>(next);
    if (range.to == range.from + 1) {  // far down, most often
        const int only = byte_at(range.from);
        return {only < byte ? range.to : range.from, only <= byte ? range.to : range.from};
    }
    constexpr std::size_t bytes = 256, indexed = 2;
    if (depth < indexed && !range.empty()) {
        const std::size_t above = depth == 0 ? 0 : bytes * static_cast<unsigned char>(key(range.from).front());
        const std::size_t step = depth == 0 ? bytes : 1, at = above + step * static_cast<std::size_t>(byte);
        return {std::clamp(leading_[at], range.from, range.to), std::clamp(leading_[at + step], range.from, range.to)};
    }
    const WordNumber first = first_not_below(byte, range.from);
    return {first, first_not_below(byte + 1, first)};
}

std::shared_ptr<const LanguageModel> open_language_model(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about {};
    if (file < 0 || fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        if (file >= 0) ::close(file);
        throw Error(ExitCode::missing, path.string(), "the language model cannot be read",
                    "make one with emend learn, or set EMEND_DICTIONARIES to the folder of the dictionaries");
    }
    const auto bytes = static_cast<std::size_t>(about.st_size);
    void* at = bytes == 0 ? MAP_FAILED : mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (at == MAP_FAILED) throw Error(ExitCode::bad_input, path.string(), "this is no language model");
    return std::shared_ptr<const LanguageModel>(new LanguageModel(path, at, bytes));
}

std::string model_bytes(const std::vector<CountedWord>& words, const std::vector<CountedPair>& pairs, double total) {
    Header header;
    header.magic = magic;
    header.words = static_cast<std::uint32_t>(words.size());
    header.pairs = static_cast<std::uint32_t>(pairs.size());
    header.total = total;
    for (const CountedWord& word : words) header.text_bytes += static_cast<std::uint32_t>(word.key.size());
    std::string bytes;
    put(bytes, header);
    std::uint32_t at = 0;
    for (const CountedWord& word : words) {
        put(bytes, at);
        at += static_cast<std::uint32_t>(word.key.size());
    }
    put(bytes, at);
    std::uint32_t follower = 0;
    for (WordNumber word = 0; word <= header.words; ++word) {
        put(bytes, follower);
        while (follower < pairs.size() && pairs[follower].first == word) ++follower;
    }
    for (const CountedPair& pair : pairs) put(bytes, (pair.second << 8U) | quantised(pair.count));
    for (const CountedWord& word : words) {
        const WordFigures& figures = word.figures;
        put(bytes,
            std::array<std::uint8_t, 8>{quantised(figures.lower), quantised(figures.title), quantised(figures.upper),
                                        year_byte(figures.first_year), year_byte(figures.last_year),
                                        static_cast<std::uint8_t>(figures.in_dictionary), 0, 0});
    }
    for (const CountedWord& word : words) bytes += word.key;
    return bytes;
}

}  // namespace emend
