#include "load/ImageFormat.h"

#include <catch2/catch.hpp>

#include "support/OpenCvPictures.h"

using namespace albumen;

TEST_CASE("Kind and size are read from the header alone")
{
    const cv::Mat picture = test::unevenPicture({123, 45});
    const auto check = [](const test::ByteVector& bytes, ImageFormat format) {
        const auto header = readHeader(bytes);
        REQUIRE(header);
        CHECK(header->format == format);
        CHECK(header->width == 123);
        CHECK(header->height == 45);
    };
    check(test::encodedByOpenCv(picture, ".jpg"), ImageFormat::jpeg);
    check(test::encodedByOpenCv(picture, ".png"), ImageFormat::png);
    check(test::encodedByOpenCv(picture, ".webp"), ImageFormat::webp);
    check(test::encodedByOpenCv(picture, ".webp", {64, 101}),
          ImageFormat::webp); // IMWRITE_WEBP_QUALITY above 100: lossless
    check(test::encodedByOpenCv(picture, ".tiff"), ImageFormat::tiff);
    check(test::tiffOf(picture, Orientation::rotated90, true), ImageFormat::tiff);
    check(test::encodedByOpenCv(picture, ".bmp"), ImageFormat::bmp);
    check(test::gifOf(std::vector<std::string>(45, std::string(123, '1')), {}), ImageFormat::gif);
}

TEST_CASE("What is no picture is unsupported, and what is none any more is broken")
{
    CHECK(readHeader({}).error().code == Code::imageBroken);
    CHECK(readHeader(test::bytesOf("#!/bin/sh\necho no picture at all")).error().code == Code::imageUnsupported);
    CHECK(readHeader(test::bytesOf(std::string_view("II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0", 16))).error().code ==
          Code::imageUnsupported);
    CHECK(readHeader(test::bytesOf("%PDF-1.7 and so on")).error().code == Code::imageUnsupported);
    const cv::Mat picture = test::unevenPicture();
    for (const char* extension : {".jpg", ".png", ".webp", ".tiff", ".bmp"}) {
        const auto bytes = test::encodedByOpenCv(picture, extension);
        for (const std::size_t length : {std::size_t{4}, std::size_t{9}, std::size_t{15}}) {
            INFO(extension << " cut to " << length);
            const auto header = readHeader(std::span(bytes).first(length));
            REQUIRE_FALSE(header);
            CHECK((header.error().code == Code::imageBroken || header.error().code == Code::imageUnsupported));
        }
    }
}
