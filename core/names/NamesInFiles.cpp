#include "names/NamesInFiles.h"

#include <algorithm>

#include "base/Sentence.h"
#include "load/FileReader.h"
#include "load/ImageFormat.h"
#include "metadata/Container.h"
#include "metadata/ExtendedXmp.h"
#include "metadata/OwnTurn.h"
#include "metadata/SharedSidecar.h"
#include "metadata/SidecarFiles.h"
#include "metadata/XmpGuard.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpText.h"

namespace albumen {
namespace {

/// A cancel is seen within as much.
constexpr std::size_t pieceBytes = 1 << 20;

/// Of a JPEG the XMP stands before the picture, but for its extension; films may be too large to be read whole.
bool headIsEnough(std::span<const std::byte> head)
{
    const Container container = containerOf(Bytes(head));
    if (container == Container::film) return true; // no names are read from one
    if (container != Container::jpeg) return false;
    bool picture = false;
    JpegSegments segments{Bytes(head)};
    for (auto part = segments.next(); part && !picture; part = segments.next()) picture = part->kind == 0xDA;
    const std::vector<std::string> packets = xmpPacketsOf(head);
    return picture && std::none_of(packets.begin(), packets.end(), namesExtension);
}

void addRegions(NamesOfPhoto& names, const std::vector<FaceRegion>& more)
{
    names.regions.insert(names.regions.end(), more.begin(), more.end());
}

std::string_view whyNoXmp(std::string_view text)
{
    return isSafeXmp(text) ? notXmp : whyUnsafe(text);
}

void addNames(NamesOfPhoto& names, const std::vector<std::string>& more)
{
    names.placeless.insert(names.placeless.end(), more.begin(), more.end());
}

/// A file beside the photo that could not be read: the photo's other names hold.
void addProblem(NamesOfPhoto& names, Error error, const Path& path)
{
    error.stage = Stage::import;
    error.path = path;
    names.problems.push_back(std::move(error));
}

/// Each name once, and none that a region has.
void tidy(NamesOfPhoto& names)
{
    names.regions = withoutDoubles(std::move(names.regions));
    std::sort(names.placeless.begin(), names.placeless.end());
    names.placeless.erase(std::unique(names.placeless.begin(), names.placeless.end()), names.placeless.end());
    std::erase_if(names.placeless, [&](const std::string& name) {
        return std::any_of(names.regions.begin(), names.regions.end(),
                           [&](const FaceRegion& region) { return region.name == name; });
    });
}

} // namespace

Path SidecarPlace::of(Files& files, const Path& photo) const
{
    if (tree.empty()) return sidecarToWrite(files, photo);
    Path path = tree / photo.lexically_relative(base);
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

Orientation turnByBoxes(Files& files, const Path& photo)
{
    const auto file = files.openRead(photo, Follow::yes);
    std::vector<std::byte> head(64);
    auto got = file ? (*file)->read(0, head) : Result<std::size_t>(fail(file.error()));
    if (!got || !ownTurnOf(Bytes(head))) return Orientation::upright;
    head.resize(pieceBytes);
    got = (*file)->read(0, head);
    return got ? ownTurnOf(Bytes(std::span(head).first(*got))).value_or(Orientation::upright) : Orientation::upright;
}

/// As its head says. 0 x 0: it says nothing.
cv::Size NamesInFiles::sizeOf(const Path& photo)
{
    const auto file = files_.openRead(photo, Follow::yes);
    std::vector<std::byte> head(pieceBytes);
    const auto got = file ? (*file)->read(0, head) : Result<std::size_t>(fail(file.error()));
    const auto header = got ? readHeader(std::span(head).first(*got)) : Result<ImageHeader>(fail(got.error()));
    if (!header) return {};
    return {static_cast<int>(header->width), static_cast<int>(header->height)};
}

bool NamesInFiles::isOfAnother(const Path& photo, const PictureFrame& frame, const Text& sidecar)
{
    if (!place_.tree.empty() || !isCalledAfterStem(sidecar.path, photo)) return false;
    const auto areas = appliedTo(sidecar.text);
    const SizeFit fit = areas ? fitOf(frame.upright, *areas) : SizeFit::size;
    return fit != SizeFit::size && std::ranges::any_of(othersOfStem(files_, photo), [&](const Path& other) {
               return fitOf(sizeOf(other), *areas) > fit;
           });
}

std::vector<NamesInFiles::Text> NamesInFiles::sidecarsOf(const Path& photo, const PictureFrame& frame,
                                                         NamesOfPhoto& names)
{
    std::vector<Path> paths;
    if (place_.tree.empty())
        paths = sidecarsBeside(files_, photo, unreadable_);
    else if (const Path path = place_.of(files_, photo); files_.exists(path))
        paths.push_back(path);
    std::vector<Text> sidecars;
    for (const Path& path : paths) {
        auto text = textAt(files_, path, maxPacketBytes);
        if (text)
            sidecars.push_back({path, xmpText(std::move(*text))});
        else
            addProblem(names, text.error(), path);
    }
    std::erase_if(sidecars, [&](const Text& one) { return isOfAnother(photo, frame, one); });
    return sidecars;
}

void NamesInFiles::readTakeout(const Path& photo, NamesOfPhoto& names)
{
    constexpr std::uint64_t most = 1 << 20; // they have some KB
    for (const Path& path : takeoutBeside(files_, photo)) {
        const auto text = textAt(files_, path, most);
        if (text)
            addNames(names, namesInTakeout(*text));
        else
            addProblem(names, text.error(), path);
    }
}

Status NamesInFiles::meetContacts(const Path& folder)
{
    TRY_ASSIGN(const PicasaIni* const picasa, picasaOf(folder));
    for (const auto& [contact, name] : picasa->contacts()) contacts_.emplace(contact, name);
    return {};
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
        Path path = folder / ".picasa.ini";
        auto text = textAt(files_, path, PicasaIni::maxBytes);
        if (text && text->empty()) {
            path = folder / "Picasa.ini"; // its older name
            text = textAt(files_, path, PicasaIni::maxBytes);
        }
        known = picasa_.emplace(folder, PicasaIni(text ? std::string_view(*text) : std::string_view())).first;
        if (!text) {
            text.error().stage = Stage::import;
            text.error().path = path;
            return fail(text.error());
        }
    }
    return &known->second;
}

Result<std::optional<NamesOfPhoto>> NamesInFiles::read(const Path& photo, const PictureFrame& said,
                                                       const JobControl& job)
{
    if (!job.mayGoOn()) return std::nullopt;
    NamesOfPhoto names;
    const std::vector<Text> sidecars = sidecarsOf(photo, said, names);
    if (!job.mayGoOn()) return std::nullopt;
    TRY_ASSIGN(const auto bytes, bytesWithXmp(photo, job));
    if (!bytes) return std::nullopt;
    PictureFrame frame = said;
    frame.byBoxes = ownTurnOf(Bytes(*bytes)).value_or(Orientation::upright);
    for (const auto& [path, text] : sidecars) {
        if (!isXmp(text)) addProblem(names, {.code = Code::sidecarBroken, .detail = std::string(whyNoXmp(text))}, path);
        addRegions(names, regionsInXmp(text, frame));
        addNames(names, namesInXmp(text));
    }
    for (const std::string& packet : xmpPacketsOf(*bytes)) {
        const std::string extension = extendedXmpOf(*bytes, packet);
        addRegions(names, regionsInXmp(packet, frame, extension));
        addNames(names, namesInXmp(packet, extension));
    }
    if (const auto picasa = picasaOf(photo.parent_path()))
        addRegions(names, (*picasa)->regionsOf(photo.filename(), frame, contacts_));
    else
        addProblem(names, picasa.error(), picasa.error().path);
    readTakeout(photo, names);
    tidy(names);
    return names;
}

} // namespace albumen
