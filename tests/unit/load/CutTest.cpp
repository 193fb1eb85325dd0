// Pictures that lack their end, of the kinds that other programs write and OpenCV does not.
#include <cstdio>
#include <cstdlib>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include <jpeglib.h>
#include <zlib.h>

#include "load/CutPng.h"
#include "load/JpegDecoder.h"
#include "support/LoaderFixture.h"
#include "support/OpenCvPictures.h"

using namespace albumen;

namespace {

using Fixture = test::LoaderFixture;

/// A scan of these components (0: brightness) and coefficients, whole.
jpeg_scan_info scanOf(const std::vector<int>& components, int first = 0, int last = DCTSIZE2 - 1)
{
    jpeg_scan_info scan{};
    scan.comps_in_scan = static_cast<int>(components.size());
    std::copy(components.begin(), components.end(), scan.component_index);
    scan.Ss = first;
    scan.Se = last;
    return scan;
}

/// The picture in these scans, and where in the file each one's head begins, then its end.
struct Scanned {
    test::ByteVector file;
    std::vector<std::size_t> heads;
};

Scanned inScans(const cv::Mat& picture, const std::vector<jpeg_scan_info>& scans)
{
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = static_cast<JDIMENSION>(picture.cols);
    jpeg.image_height = static_cast<JDIMENSION>(picture.rows);
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_EXT_BGR;
    jpeg_set_defaults(&jpeg);
    jpeg.scan_info = scans.data();
    jpeg.num_scans = static_cast<int>(scans.size());
    jpeg_start_compress(&jpeg, TRUE);
    for (int row = 0; row < picture.rows; ++row) {
        JSAMPLE* line = const_cast<JSAMPLE*>(picture.ptr(row));
        jpeg_write_scanlines(&jpeg, &line, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    const auto* const start = reinterpret_cast<const std::byte*>(bytes);
    Scanned scanned{{start, start + size}, {}};
    std::free(bytes);
    for (std::size_t i = 0; i + 1 < size; ++i)
        if (scanned.file[i] == std::byte{0xFF} && scanned.file[i + 1] == std::byte{0xDA}) scanned.heads.push_back(i);
    scanned.heads.push_back(size - 2);
    return scanned;
}

test::ByteVector part(const Scanned& of, std::size_t scan, std::size_t percent)
{
    const std::size_t from = of.heads[scan], to = of.heads[scan + 1];
    return {of.file.begin(), of.file.begin() + static_cast<std::ptrdiff_t>(from + (to - from) * percent / 100)};
}

void addChunk(std::string& png, const std::string& kind, const std::string& body)
{
    const auto number = [&](std::uint64_t value) {
        for (int shift = 24; shift >= 0; shift -= 8) png += static_cast<char>(value >> shift & 0xFFU);
    };
    number(body.size());
    png += kind + body;
    const std::string summed = kind + body;
    number(crc32(0, reinterpret_cast<const Bytef*>(summed.data()), static_cast<uInt>(summed.size())));
}

/// A PNG of 64 x 64 noise, 8 bits a colour; its data is stored and not packed. `type`: colour type.
test::ByteVector pngOf(char type, bool interlaced)
{
    std::string png = "\x89PNG\r\n\x1A\n", colours, rows;
    addChunk(png, "IHDR",
             std::string("\0\0\0\x40\0\0\0\x40\x08", 9) + type + std::string(2, '\0') + (interlaced ? '\1' : '\0'));
    const std::size_t channels = type == 2 ? 3 : 1;
    for (const char value : {'\x10', '\x60', '\xA0', '\xF0'}) colours += std::string(3, value);
    if (type == 3) addChunk(png, "PLTE", colours);
    std::uint32_t noise = 1;
    const auto pass = [&](int width, int height) {
        for (int y = 0; y < height; ++y) {
            rows += '\0';
            for (std::size_t x = 0; x < static_cast<std::size_t>(width) * channels; ++x) {
                noise = noise * 1664525U + 1013904223U;
                rows += static_cast<char>(type == 3 ? noise >> 30U : noise >> 24U);
            }
        }
    };
    if (!interlaced) pass(64, 64);
    if (interlaced)
        for (const auto& [width, height] : {std::pair(8, 8), {8, 8}, {16, 8}, {16, 16}, {32, 16}, {32, 32}, {64, 32}})
            pass(width, height);
    std::string packed(compressBound(static_cast<uLong>(rows.size())), '\0');
    uLongf size = packed.size();
    compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
              static_cast<uLong>(rows.size()), 0);
    addChunk(png, "IDAT", packed.substr(0, size));
    addChunk(png, "IEND", {});
    return test::bytesOf(png);
}

} // namespace

TEST_CASE_METHOD(Fixture, "Of a JPEG with a scan for each colour brightness says how much of it is there")
{
    const cv::Mat picture = test::unevenPicture({320, 240});
    const Scanned whole = inScans(picture, {scanOf({0}), scanOf({1}), scanOf({2})});
    REQUIRE(whole.heads.size() == 4);
    REQUIRE(load(whole.file));
    CHECK_FALSE(load(whole.file)->cut);
    const auto lacking = [&](std::size_t scan, std::size_t percent) {
        const auto loaded = load(part(whole, scan, percent));
        INFO("scan " << scan << " to " << percent);
        REQUIRE(loaded);
        CHECK(loaded->cut);
        return loaded->pixels;
    };
    for (const std::size_t percent : {10, 50, 90}) {
        (void)lacking(1, percent);
        (void)lacking(2, percent);
    }
    (void)lacking(1, 0); // between two scans
    (void)lacking(2, 0);
    CHECK(test::meanDifference(lacking(2, 98), picture) < 6);
    (void)lacking(0, 80);
    CHECK(load(part(whole, 0, 20)).error().code == Code::imageBroken);
    const Scanned colourFirst = inScans(picture, {scanOf({1}), scanOf({2}), scanOf({0})});
    CHECK(load(part(colourFirst, 1, 90)).error().code == Code::imageBroken);
    CHECK(load(part(colourFirst, 2, 0)).error().code == Code::imageBroken);
    CHECK(load(part(colourFirst, 2, 80)));
}

TEST_CASE_METHOD(Fixture, "A JPEG that is cut within the tables between two scans is loaded as far as it goes")
{
    const Scanned whole = inScans(test::unevenPicture({320, 240}), {scanOf({0, 1, 2}, 0, 0), scanOf({0}, 1, 63),
                                                                    scanOf({1}, 1, 63), scanOf({2}, 1, 63)});
    REQUIRE(whole.heads.size() == 5);
    for (std::size_t size = whole.heads[2] + 12; size > whole.heads[2] - 60; --size) {
        const auto loaded = load(std::span(whole.file).first(size));
        INFO(whole.heads[2] << " and " << size);
        REQUIRE(loaded);
        CHECK(loaded->cut);
    }
}

TEST_CASE_METHOD(Fixture, "A PNG with a palette or in passes that lacks its end keeps what is there")
{
    for (const auto& [type, interlaced] : {std::pair('\3', false), {'\3', true}, {'\2', true}, {'\0', true}}) {
        const auto png = pngOf(type, interlaced);
        INFO(int(type) << (interlaced ? " in passes" : ""));
        const auto right = load(png);
        REQUIRE(right);
        CHECK_FALSE(right->cut);
        const auto cut = load(std::span(png).first(png.size() * 3 / 4));
        REQUIRE(cut);
        CHECK(cut->cut);
        for (int y = 0; y < 48; y += 2) // in passes the last one alone is missing, of every other row
            for (int x = 0; x < 64; x += 2) CHECK(cut->pixels.at<cv::Vec3b>(y, x) == right->pixels.at<cv::Vec3b>(y, x));
        const int grey = type == 3 ? 0x10 : 0x80;
        CHECK(cut->pixels.at<cv::Vec3b>(63, 63) == cv::Vec3b::all(static_cast<unsigned char>(grey)));
        CHECK(load(std::span(png).first(png.size() / 3)).error().code == Code::imageBroken);
    }
}

TEST_CASE_METHOD(Fixture,
                 "A GIF that lacks its end keeps the lines that are there, and less than half of one is an error")
{
    std::vector<std::string> rows;
    std::uint32_t noise = 1;
    for (int y = 0; y < 128; ++y) {
        rows.emplace_back();
        for (int x = 0; x < 128; ++x)
            rows.back() += static_cast<char>('0' + ((noise = noise * 1664525U + 1013904223U) >> 30U));
    }
    const auto gif = test::gifOf(rows, {{0, 0, 255}, {0, 255, 0}, {255, 0, 0}, {1, 2, 3}});
    const auto right = load(gif);
    REQUIRE(right);
    CHECK_FALSE(right->cut);
    for (const std::size_t percent : {60, 75, 90}) {
        const auto cut = load(std::span(gif).first(gif.size() * percent / 100));
        INFO(percent);
        REQUIRE(cut);
        CHECK(cut->cut);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 128; ++x) CHECK(cut->pixels.at<cv::Vec3b>(y, x) == right->pixels.at<cv::Vec3b>(y, x));
        CHECK(cut->pixels.at<cv::Vec3b>(127, 127) == cv::Vec3b::all(0x80));
    }
    CHECK(load(std::span(gif).first(gif.size() * 2 / 5)).error().code == Code::imageBroken);
}

TEST_CASE_METHOD(Fixture, "A WebP that lacks its end keeps the rows that are there, and less than half is an error")
{
    for (const int quality : {80, 101}) { // 101: lossless
        const cv::Mat noise = test::recipeNoise(240, 320, 3);
        const auto webp = test::encodedByOpenCv(noise, ".webp", {cv::IMWRITE_WEBP_QUALITY, quality});
        const auto right = load(webp);
        REQUIRE(right);
        CHECK_FALSE(right->cut);
        for (const std::size_t percent : {75, 90, 99}) {
            const auto cut = load(std::span(webp).first(webp.size() * percent / 100));
            INFO(quality << " to " << percent);
            REQUIRE(cut);
            CHECK(cut->cut);
            const cv::Rect upper(0, 0, 320, 120);
            CHECK(test::meanDifference(cut->pixels(upper), right->pixels(upper)) < 1);
            CHECK(cut->pixels.at<cv::Vec3b>(239, 319) == cv::Vec3b::all(0x80));
        }
        for (const std::size_t percent : {5, 25})
            CHECK(load(std::span(webp).first(webp.size() * percent / 100)).error().code == Code::imageBroken);
    }
}

TEST_CASE_METHOD(Fixture, "Of a WebP that lacks what follows its picture nothing is grey")
{
    const auto webp = test::withXmp(test::encodedByOpenCv(test::unevenPicture({320, 240}), ".webp"), ".webp", "<x/>");
    const auto right = load(webp);
    REQUIRE(right);
    const auto cut = load(std::span(webp).first(webp.size() - 3));
    REQUIRE(cut);
    CHECK(cut->cut);
    CHECK(test::meanDifference(cut->pixels, right->pixels) < 1);
}

TEST_CASE_METHOD(Fixture,
                 "A picture that declares far more pixels than its bytes can hold is refused before it is decoded")
{
    auto gif = test::gifOf({"01", "10"}, {{0, 0, 255}, {0, 255, 0}, {255, 0, 0}, {1, 2, 3}});
    REQUIRE(load(gif));
    const auto declare = [&](std::size_t at, std::uint16_t number) {
        gif[at] = static_cast<std::byte>(number & 0xFFU);
        gif[at + 1] = static_cast<std::byte>(number >> 8U);
    };
    declare(6, 4000); // the canvas: its width, then its height
    declare(8, 4000);
    CHECK(load(gif));
    declare(6, 10000);
    declare(8, 10000);
    const auto refused = load(gif);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::imageTooBig);
    CHECK(refused.error().needed == 100'000'000U);
}

TEST_CASE("Completing a PNG ends when the job is cancelled")
{
    const auto png = pngOf('\2', false);
    const Bytes cut = Bytes(png).part(0, png.size() * 3 / 4);
    JobControl job;
    const auto completed = completedPng(cut, job);
    REQUIRE(completed);
    CHECK(isWholePng(Bytes(std::as_bytes(std::span(*completed)))));
    CHECK_FALSE(isWholePng(cut));
    CHECK(completed->size() + 64 * 64 * 3 < bytesToComplete(cut));
    job.cancel();
    CHECK(completedPng(cut, job).error().code == Code::cancelled);
}

TEST_CASE("Other bytes inside a JPEG's data are damage, and so is their lack, but bytes behind its end are none")
{
    const test::ByteVector whole = test::encodedByOpenCv(cv::Mat(240, 320, CV_8UC3, cv::Scalar(200, 120, 40)), ".jpg");
    const LoadRequest request;
    const JobControl job;
    MemoryBudget budget(1 << 24);
    const auto isHurt = [&](const test::ByteVector& bytes) {
        return JpegDecoder().isHurt(bytes, {.request = request, .job = job, .budget = budget}).value();
    };
    CHECK_FALSE(isHurt(whole));
    const auto middle = static_cast<std::ptrdiff_t>(whole.size() * 3 / 4);
    test::ByteVector zeros = whole, marker = whole, longer = whole;
    std::fill_n(zeros.begin() + middle, 100, std::byte{0});
    CHECK(isHurt(zeros));
    marker[whole.size() * 3 / 4] = std::byte{0xFF};
    marker[whole.size() * 3 / 4 + 1] = std::byte{0xD9};
    CHECK(isHurt(marker));
    CHECK(isHurt({whole.begin(), whole.begin() + middle}));
    longer.insert(longer.end(), 100, std::byte{0x55});
    CHECK_FALSE(isHurt(longer));
}
