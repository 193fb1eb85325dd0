#include "names/NamesInFiles.h"

#include <algorithm>

#include "load/FileReader.h"
#include "metadata/Container.h"
#include "metadata/ExtendedXmp.h"
#include "metadata/XmpPacket.h"

namespace albumen {
namespace {

/// Of a JPEG the XMP stands within this much from the start, without its extension: 16 segments of 64 KiB. A cancel is
/// seen within as much.
constexpr std::size_t pieceBytes = 1 << 20;

bool headIsEnough(std::span<const std::byte> head)
{
    return containerOf(Bytes(head)) == Container::jpeg && !namesExtension(xmpPacketOf(head));
}

std::string textOf(const std::vector<std::byte>& bytes)
{
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// Empty: there is no such file.
Result<std::string> textAt(Files& files, const Path& path, std::uint64_t limit)
{
    const auto info = files.info(path, Follow::yes);
    if (!info || info->kind != FileKind::file) return std::string();
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(files, path, limit));
    return textOf(bytes);
}

} // namespace

Path SidecarPlace::of(const Path& photo) const
{
    Path path = tree.empty() ? photo : tree / photo.lexically_relative(base);
    return path += ".xmp";
}

Path commonFolder(const std::vector<Path>& folders)
{
    Path common = folders.empty() ? Path() : folders.front();
    for (const Path& folder : folders) {
        const auto differ = std::mismatch(common.begin(), common.end(), folder.begin(), folder.end());
        Path shared;
        for (auto part = common.begin(); part != differ.first; ++part) shared /= *part;
        common = shared;
    }
    return common;
}

Result<std::string> NamesInFiles::sidecarText(const Path& photo)
{
    TRY_ASSIGN(std::string text, textAt(files_, place_.of(photo), maxPacketBytes));
    if (!text.empty() || !place_.tree.empty()) return text;
    Path stem = photo;
    return textAt(files_, stem.replace_extension(".xmp"), maxPacketBytes);
}

/// Of a JPEG its head, and all of it where the XMP there says that there is more. None: cancelled.
Result<std::optional<std::vector<std::byte>>> NamesInFiles::bytesWithXmp(const Path& photo, const JobControl& job)
{
    TRY_ASSIGN(const auto file, files_.openRead(photo, Follow::yes));
    const std::uint64_t size = file->info().size;
    std::vector<std::byte> bytes;
    do {
        if (!job.mayGoOn()) return std::nullopt;
        const std::size_t before = bytes.size();
        bytes.resize(std::min<std::uint64_t>(before + pieceBytes, size));
        TRY_ASSIGN(const std::size_t got, file->read(before, std::span(bytes).subspan(before)));
        bytes.resize(before + got);
        if (before == 0 && headIsEnough(bytes)) return bytes;
        if (size > maxPhotoBytes)
            return fail({.code = Code::fileTooBig,
                         .stage = Stage::read,
                         .path = photo,
                         .detail = {},
                         .needed = size,
                         .available = maxPhotoBytes});
        if (got == 0) break; // it was cut short meanwhile
    } while (bytes.size() < size);
    return bytes;
}

Result<const PicasaIni*> NamesInFiles::picasaOf(const Path& folder)
{
    auto known = picasa_.find(folder);
    if (known == picasa_.end()) {
        TRY_ASSIGN(std::string text, textAt(files_, folder / ".picasa.ini", PicasaIni::maxBytes));
        if (text.empty()) {
            TRY_ASSIGN(text, textAt(files_, folder / "Picasa.ini", PicasaIni::maxBytes)); // its older name
        }
        known = picasa_.emplace(folder, PicasaIni(text)).first;
    }
    return &known->second;
}

Result<std::optional<std::vector<FaceRegion>>> NamesInFiles::read(const Path& photo, const PictureFrame& frame,
                                                                  const JobControl& job)
{
    if (!job.mayGoOn()) return std::nullopt;
    TRY_ASSIGN(const std::string sidecar, sidecarText(photo));
    TRY_ASSIGN(const auto bytes, bytesWithXmp(photo, job));
    if (!bytes) return std::nullopt;
    TRY_ASSIGN(const PicasaIni* const picasa, picasaOf(photo.parent_path()));
    std::vector<FaceRegion> regions = regionsInXmp(sidecar, frame);
    const std::string packet = xmpPacketOf(*bytes);
    const std::vector<FaceRegion> inside = regionsInXmp(packet, frame, extendedXmpOf(*bytes, packet));
    const std::vector<FaceRegion> listed = picasa->regionsOf(photo.filename(), frame);
    regions.insert(regions.end(), inside.begin(), inside.end());
    regions.insert(regions.end(), listed.begin(), listed.end());
    return withoutDoubles(std::move(regions));
}

} // namespace albumen
