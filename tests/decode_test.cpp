#include <catch2/catch.hpp>

#include <random>

#include "pipeline/errors.h"
#include "pipeline/read/decode.h"

using namespace emend;
using namespace std::string_literals;

namespace {

void check_round_trip(const std::string& bytes, const std::string& encoding, const std::string& text) {
    const Decoded decoded = decode(bytes, "", "t.txt");
    CHECK(decoded.encoding.name == encoding);
    CHECK(decoded.text == text);
    CHECK(encode(decoded.text, decoded.encoding) == bytes);
}

std::string message_of(const std::string& bytes, const std::string& encoding = "") {
    try {
        decode(bytes, encoding, "t.txt");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("texts are decoded by their byte order mark and written back with it") {
    check_round_trip(
        "\xEF\xBB\xBF"
        "d\xC3\xA9\r\n",
        "UTF-8", "d\xC3\xA9\r\n");
    check_round_trip(
        "\xFF\xFE"
        "d\0\xE9\0"s,
        "UTF-16LE", "d\xC3\xA9");
    check_round_trip(
        "\xFE\xFF"
        "\0d\0\xE9"s,
        "UTF-16BE", "d\xC3\xA9");
    check_round_trip(
        "\xFF\xFE\0\0"
        "d\0\0\0"s,
        "UTF-32LE", "d");
    check_round_trip(
        "\0\0\xFE\xFF"
        "\0\0\0d"s,
        "UTF-32BE", "d");
}

TEST_CASE("texts without a mark are decoded by their bytes") {
    check_round_trip("plain", "UTF-8", "plain");
    check_round_trip("e\xCC\x81t\xC3\xA9", "UTF-8", "e\xCC\x81t\xC3\xA9");
    check_round_trip("T\0h\0e\0 \0e\0n\0d\0"s, "UTF-16LE", "The end");
    check_round_trip("\0T\0h\0e\0 \0e\0n\0d"s, "UTF-16BE", "The end");
    check_round_trip("the \x93programme\x94 of C\xF4te d'Ivoire", "windows-1252", "the “programme” of Côte d'Ivoire");
}

TEST_CASE("every byte survives decoding as a single-byte text") {
    std::string bytes;
    for (int n = 0; n < 40; ++n) bytes += "An ordinary line of the text\n";
    for (int c = 0x80; c < 0x100; ++c) bytes += static_cast<char>(c);
    check_round_trip(bytes, "windows-1252", decode(bytes, "windows-1252", "").text);
}

TEST_CASE("Cyrillic in one byte a letter is recognised") {
    const std::string text =
        "Генеральная Ассамблея, ссылаясь на свои предыдущие резолюции по этому вопросу, призывает все государства";
    const std::string bytes = encode(text, {"windows-1251", false});
    check_round_trip(bytes, "windows-1251", text);
}

TEST_CASE("binary data and broken UTF-8 are refused with place and remedy") {
    CHECK(message_of("\x7F"
                     "ELF\1\1\0\0\0\0\0\2\3"s)
              .find("binary data") != std::string::npos);
    const std::string broken = message_of("d\xC3\xA9j\xC3\xA0\nv\xC3\xBC und \xC3 dann\n");
    CHECK(broken.find("byte 16, line 2") != std::string::npos);
    CHECK(broken.find("--encoding") != std::string::npos);
    CHECK(message_of("d\xC3", "UTF-8").find("byte 2, line 1") != std::string::npos);
    CHECK(message_of("text", "klingon").find("'klingon' is not known") != std::string::npos);
    CHECK(message_of("d\xC3", "latin1").empty());
}

TEST_CASE("what is accepted is given back byte for byte") {
    std::mt19937 random(1);
    int accepted = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        const auto length = random() % 60;
        const bool rubbish = round % 3 == 0;
        while (bytes.size() < length) bytes += static_cast<char>(rubbish ? random() % 256 : 0x20 + random() % 0xE0);
        try {
            const Decoded decoded = decode(bytes, "", "t.txt");
            REQUIRE(encode(decoded.text, decoded.encoding) == bytes);
            ++accepted;
        } catch (const Error& error) {
            REQUIRE(error.code() == ExitCode::bad_input);
        }
    }
    CHECK(accepted > 500);
}
