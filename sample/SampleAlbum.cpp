#include "sample/SampleAlbum.h"

#include <algorithm>
#include <new>
#include <string>

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include "base/Contract.h"
#include "metadata/ExifWriter.h"
#include "sample/DrawnPhoto.h"
#include "sample/Encode.h"
#include "sample/SamplePlan.h"

namespace albumen {
namespace {

constexpr int albumQuality = 90; ///< looks like a camera's, at a tenth of the pixels' size
constexpr int webpQuality = 85;
constexpr std::uint64_t truthLimit = 1 << 20;
constexpr const char* truthName = "truth.json";

std::string truthText()
{
    nlohmann::ordered_json truth{{"sample", 1}};
    for (int person = 0; person < knownPeople; ++person) truth["known"].push_back(nameOf(static_cast<Who>(person)));
    const std::vector<SamplePhoto> photos = albumPhotos();
    for (const SamplePhoto& photo : photos) {
        const auto original = std::find_if(photos.begin(), photos.end(),
                                           [&](const SamplePhoto& other) { return other.path == photo.copyOf; });
        std::vector<std::string> names;
        int unknown = 0;
        for (const Sitter& sitter : original == photos.end() ? photo.people : original->people)
            if (sitter.who == Who::stranger)
                ++unknown;
            else
                names.emplace_back(nameOf(sitter.who));
        std::sort(names.begin(), names.end());
        truth["photos"][photo.path] = {{"people", names}, {"unknown", unknown}};
        if (unknown > 0) truth["the same unknown"].push_back(photo.path);
    }
    return truth.dump(2) + "\n";
}

/// Whether the folder may be drawn into: it is absent, empty, or holds a sample.
Status checkFolder(Files& files, const Path& folder)
{
    const Result<FileInfo> info = files.info(folder, Follow::yes);
    if (!info) return info.error().code == Code::pathMissing ? Status{} : fail(info.error());
    if (info->kind != FileKind::folder) return fail(Code::pathNotFolder, Stage::sample, folder);
    TRY_ASSIGN(const std::vector<FolderEntry> entries, files.list(folder));
    if (entries.empty()) return {};
    const Result<std::vector<std::byte>> bytes = readWhole(files, folder / truthName, truthLimit);
    if (!bytes) return fail(Code::nameTaken, Stage::sample, folder, "the folder holds something else than a sample");
    const auto* text = reinterpret_cast<const char*>(bytes->data());
    const nlohmann::json truth = nlohmann::json::parse(text, text + bytes->size(), nullptr, false);
    if (!truth.is_object() || !truth.contains("sample") || truth["sample"] != 1)
        return fail(Code::nameTaken, Stage::sample, folder / truthName, "the truth.json of something else");
    return {};
}

/// The pixels as the camera stored them: `orientation` turns them upright again.
cv::Mat stored(const cv::Mat& upright, Orientation orientation)
{
    cv::Mat turned;
    switch (orientation) {
    case Orientation::upright: return upright;
    case Orientation::mirrored: cv::flip(upright, turned, 1); break;
    case Orientation::rotated180: cv::rotate(upright, turned, cv::ROTATE_180); break;
    case Orientation::flipped: cv::flip(upright, turned, 0); break;
    case Orientation::transposed: cv::transpose(upright, turned); break;
    case Orientation::rotated90: cv::rotate(upright, turned, cv::ROTATE_90_COUNTERCLOCKWISE); break;
    case Orientation::transversed: cv::rotate(upright.t(), turned, cv::ROTATE_180); break;
    case Orientation::rotated270: cv::rotate(upright, turned, cv::ROTATE_90_CLOCKWISE); break;
    }
    return turned;
}

Result<std::vector<std::byte>> encoded(const SamplePhoto& photo, const SampleOptions& options)
try {
    const std::string ending = Path(photo.path).extension();
    const cv::Mat pixels = stored(drawPhoto(photo, options.longestSide), photo.exif.orientation);
    TRY_ASSIGN(std::vector<std::byte> bytes, encodedAs(ending, pixels, ending == ".webp" ? webpQuality : albumQuality));
    return ending == ".jpg" ? withExif(bytes, photo.exif) : Result<std::vector<std::byte>>(std::move(bytes));
} catch (const cv::Exception& error) {
    return fail(error.code == cv::Error::StsNoMem ? Code::outOfMemory : Code::internal, Stage::sample, photo.path,
                error.what());
} catch (const std::bad_alloc&) {
    return fail(Code::outOfMemory, Stage::sample, photo.path);
}

/// The photo under `root`, unless it is there already.
Status drawMissing(Files& files, const Path& root, const SamplePhoto& photo, const SampleOptions& options)
{
    const Path path = root / photo.path;
    if (files.exists(path)) return {};
    TRY(files.makeFolders(path.parent_path()));
    if (photo.copyOf.empty()) {
        TRY_ASSIGN(const std::vector<std::byte> bytes, encoded(photo, options));
        return writeWhole(files, path, bytes);
    }
    constexpr std::uint64_t photoLimit = 64 << 20;
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(files, root / photo.copyOf, photoLimit));
    return writeWhole(files, path, bytes);
}

} // namespace

SampleSize sampleSize()
{
    return {albumPhotos().size(), knownPhotos().size()};
}

Status drawSampleAlbum(Files& files, const Path& folder, const SampleOptions& options)
{
    EXPECTS(options.longestSide >= 400);
    TRY(checkFolder(files, folder));
    TRY(files.makeFolders(folder));
    // First of all, so that a sample that was cut off is known as one.
    if (!files.exists(folder / truthName)) TRY(writeWhole(files, folder / truthName, truthText()));
    const auto drawAll = [&](const Path& root, const std::vector<SamplePhoto>& photos) -> Status {
        for (const SamplePhoto& photo : photos) {
            if (options.control && !options.control->mayGoOn()) return {};
            TRY(drawMissing(files, root, photo, options));
            if (options.drawn) options.drawn();
        }
        return {};
    };
    TRY(drawAll(folder / "known", knownPhotos()));
    return drawAll(folder / "photos", albumPhotos());
}

} // namespace albumen
