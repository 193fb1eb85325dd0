// Pictures made on the spot: one that looks different in each of the eight orientations, and the bytes of small files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "photo/Geometry.h"

namespace albumen::test {

using ByteVector = std::vector<std::byte>;

/// The picture that `noise` in models/training/recipe.py makes, divided by `darker`.
cv::Mat recipeNoise(int height, int width, int channels, int darker = 1);
/// Smooth colours that differ in every corner, BGR; 96 x 64 or as asked.
cv::Mat unevenPicture(cv::Size size = {96, 64});
/// The pixels as a camera held that way stores them: what turning upright undoes. Made point by point from the EXIF
/// definition.
cv::Mat storedAs(const cv::Mat& upright, Orientation orientation);
/// Mean difference a channel of two pictures of one size, 0..255; 255 for two sizes.
double meanDifference(const cv::Mat& a, const cv::Mat& b);

/// A file of BGR or grey pixels: ".jpg", ".png", ".webp", ".lossless.webp", ".tiff" or ".bmp". Others:
/// OpenCvPictures.h.
ByteVector encoded(const cv::Mat& pixels, const std::string& extension, int quality = 95);
/// As the program reads it: BGR, upright. Empty: it is none.
cv::Mat decodedPicture(std::span<const std::byte> file);
cv::Mat readPicture(const std::filesystem::path& file);
/// By the ending of its name.
void writePicture(const std::filesystem::path& file, const cv::Mat& pixels, int quality = 95);
ByteVector bytesOf(std::string_view text);
ByteVector readBytes(const std::filesystem::path& file);

/// A TIFF block with nothing but the orientation, as EXIF has it.
ByteVector orientationBlock(Orientation orientation);
/// EXIF that says nothing but when the file was changed last: "2008:10:22 10:40:00".
ByteVector changeBlock(std::string_view time);
/// An uncompressed RGB TIFF.
ByteVector tiffOf(const cv::Mat& pixels, Orientation orientation, bool bigEndian = false);
ByteVector pngWithExif(const ByteVector& png, const ByteVector& block);
/// The PNG with one more chunk behind its header.
ByteVector pngWithChunk(const ByteVector& png, std::string_view kind, const ByteVector& body);
ByteVector webpWithExif(const ByteVector& webp, const ByteVector& block);
/// The JPEG with these segments, of kind APP1, before all others.
ByteVector withApp1(const ByteVector& jpeg, const std::vector<ByteVector>& bodies);
/// The same picture with an XMP packet in it. `extension`: .jpg, .png or .webp, as encoded() gives them.
ByteVector withXmp(const ByteVector& file, std::string_view extension, std::string_view packet);
/// A GIF of one picture with up to four colours (BGR), given as rows of '0' to '3'; colour 3 is transparent when asked.
ByteVector gifOf(const std::vector<std::string>& rows, const std::vector<cv::Vec3b>& colours, bool transparent = false);

} // namespace albumen::test
