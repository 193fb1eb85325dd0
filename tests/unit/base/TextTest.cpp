#include "base/Text.h"

#include <catch2/catch.hpp>

using namespace albumen;

TEST_CASE("UTF-8 is told from what is not")
{
    for (const char* good : {"", "plain", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xE7\x85\xA7\xE7\x89\x87",
                             "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"})
        CHECK(isUtf8(good));
    for (const char* bad : {"\xff", "\xC3", "\xC3(", "\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
                            "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "ok\xfe"})
        CHECK_FALSE(isUtf8(bad));
}

TEST_CASE("Printable text is valid, one line, and otherwise unchanged")
{
    CHECK(printable("caf\xC3\xA9 \xF0\x9F\x98\x80") == "caf\xC3\xA9 \xF0\x9F\x98\x80");
    CHECK(printable("a\nb\tc\x7f"
                    "d\x1b") == "a b c d ");
    CHECK(printable("a\xff"
                    "b") == "a\xEF\xBF\xBD"
                            "b");
    CHECK(printable("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(printable(std::filesystem::path("/x/\xff.jpg")) == "/x/\xEF\xBF\xBD.jpg");
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second)
            REQUIRE(isUtf8(printable(std::string{static_cast<char>(first), static_cast<char>(second)})));
}

TEST_CASE("Bytes are said in decimal units")
{
    CHECK(byteText(0) == "0 B");
    CHECK(byteText(999) == "999 B");
    CHECK(byteText(1000) == "1.0 kB");
    CHECK(byteText(9949) == "9.9 kB");
    CHECK(byteText(9950) == "10 kB");
    CHECK(byteText(999'499) == "999 kB");
    CHECK(byteText(999'500) == "1.0 MB");
    CHECK(byteText(3'100'000'000) == "3.1 GB");
    CHECK(byteText(~std::uint64_t{0}).find("PB") != std::string::npos);
}

TEST_CASE("Durations are said in words")
{
    CHECK(durationText(0) == "0.0 s");
    CHECK(durationText(3.24) == "3.2 s");
    CHECK(durationText(9.96) == "10 s");
    CHECK(durationText(59.6) == "1 min 0 s");
    CHECK(durationText(1371) == "22 min 51 s");
    CHECK(durationText(7260) == "2 h 1 min");
}

TEST_CASE("Base64 is that of RFC 4648")
{
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64(std::string("\xff\xfe\0", 3)) == "//4A");
}

TEST_CASE("White space goes from both ends only")
{
    CHECK(trimmed("  a b\n") == "a b");
    CHECK(trimmed(" \t\r\n") == "");
    CHECK(trimmed("") == "");
    CHECK(trimmed("a") == "a");
}
