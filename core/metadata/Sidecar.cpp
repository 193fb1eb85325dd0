#include "metadata/Sidecar.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/FileRights.h"
#include "base/Hash.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "metadata/RegionKeys.h"
#include "metadata/SharedSidecar.h"
#include "metadata/SidecarFiles.h"
#include "metadata/XmpGuard.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpText.h"
#include "photo/Turn.h"

namespace albumen {
namespace {

constexpr std::string_view emptyPacket = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>";
constexpr const char* xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// --- regions ---

/// One of the two ways to say a region.
struct Dialect {
    const char* list;
    const char* name; ///< path of the name in a region
    const char* bareName;
    std::optional<RelBox> (*area)(const XmpItem&, cv::Size stored);
    XmpItem (*made)(const RelBox& area, const std::string& name);
};

// Six digits: a thousandth of a pixel; what is read back and written again gives the same text.
std::string numberText(float number)
{
    return fmt::format("{:.6f}", number);
}

XmpItem mwgRegion(const RelBox& area, const std::string& name)
{
    const RelPoint centre = area.centre();
    XmpItem item;
    item.addStructure("");
    item.setText("mwg-rs:Name", name);
    item.setText("mwg-rs:Type", "Face");
    item.addStructure("mwg-rs:Area");
    item.setText("mwg-rs:Area/stArea:x", numberText(centre.x));
    item.setText("mwg-rs:Area/stArea:y", numberText(centre.y));
    item.setText("mwg-rs:Area/stArea:w", numberText(area.w));
    item.setText("mwg-rs:Area/stArea:h", numberText(area.h));
    item.setText("mwg-rs:Area/stArea:unit", "normalized");
    return item;
}

XmpItem microsoftRegion(const RelBox& area, const std::string& name)
{
    XmpItem item;
    item.addStructure("");
    item.setText("MPReg:Rectangle", fmt::format("{:.6f}, {:.6f}, {:.6f}, {:.6f}", area.x, area.y, area.w, area.h));
    item.setText("MPReg:PersonDisplayName", name);
    return item;
}

bool isMwgFace(const XmpItem& item)
{
    const std::string type = item.text("Type");
    return type.empty() || type == "Face" || type == "face";
}

std::optional<RelBox> mwgFaceArea(const XmpItem& item, cv::Size stored)
{
    return isMwgFace(item) ? mwgArea(item, stored) : std::nullopt;
}

constexpr Dialect mwg{mwgList, "mwg-rs:Name", "Name", mwgFaceArea, mwgRegion};
constexpr Dialect microsoft{microsoftList, "MPReg:PersonDisplayName", "PersonDisplayName", microsoftArea,
                            microsoftRegion};

/// The region's number -> the face it marks.
std::vector<std::optional<std::size_t>> marksOf(const std::vector<XmpItem>& items, const std::vector<FaceToSay>& faces,
                                                const Dialect& dialect, Orientation orientation, cv::Size stored)
{
    std::vector<RelBox> areas, boxes;
    for (const XmpItem& item : items) {
        const auto area = dialect.area(item, stored);
        areas.push_back(area ? toUpright(*area, orientation) : RelBox{});
    }
    for (const FaceToSay& face : faces) boxes.push_back(face.box);
    return facesMarkedBy(areas, boxes);
}

/// Names that regions say.
std::set<std::string> namesIn(const Exiv2::XmpData& data)
{
    std::set<std::string> names;
    for (const Dialect& dialect : {mwg, microsoft})
        for (const XmpItem& item : itemsOf(data, dialect.list, maxRegions)) names.insert(item.text(dialect.bareName));
    names.erase("");
    return names;
}

void sayRegions(Exiv2::XmpData& data, const std::vector<FaceToSay>& faces, const Dialect& dialect,
                Orientation orientation, cv::Size stored)
{
    std::vector<XmpItem> items = itemsOf(data, dialect.list, maxRegions), said;
    const auto marks = marksOf(items, faces, dialect, orientation, stored);
    std::vector<bool> there(faces.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (marks[i]) {
            const FaceToSay& face = faces[*marks[i]];
            there[*marks[i]] = true;
            const std::string now = items[i].text(dialect.bareName);
            const bool refused = std::find(face.refused.begin(), face.refused.end(), now) != face.refused.end();
            if (face.name.empty() && (face.settled || refused)) continue;
            if (!face.name.empty()) items[i].setText(dialect.name, face.name);
        }
        said.push_back(std::move(items[i]));
    }
    for (std::size_t i = 0; i < faces.size(); ++i)
        if (!there[i] && !faces[i].name.empty())
            said.push_back(dialect.made(toStored(faces[i].box, orientation), faces[i].name));
    putItems(data, dialect.list, said);
}

void saySize(Exiv2::XmpData& data, const PictureFrame& frame)
{
    makeStructure(data, mwgRegions);
    if (!textAt(data, std::string(mwgSize) + "/stDim:w").empty() || frame.upright.empty()) return;
    const bool swapped = swapsSides(frame.orientation);
    const int w = swapped ? frame.upright.height : frame.upright.width;
    const int h = swapped ? frame.upright.width : frame.upright.height;
    makeStructure(data, mwgSize);
    data[std::string(mwgSize) + "/stDim:w"] = std::to_string(w);
    data[std::string(mwgSize) + "/stDim:h"] = std::to_string(h);
    data[std::string(mwgSize) + "/stDim:unit"] = "pixel";
}

// --- keywords ---

std::vector<std::string> wordsAt(const Exiv2::XmpData& data, const std::string& key)
{
    std::vector<std::string> words;
    for (const Exiv2::Xmpdatum& datum : data)
        if (datum.key() == key)
            for (long i = 0; i < datum.count(); ++i) words.push_back(datum.toString(i));
    return words;
}

/// Adds words that are not there and takes out those that are gone; the order of the others stays.
void sayWords(Exiv2::XmpData& data, const std::string& key, const std::set<std::string>& names,
              const std::set<std::string>& gone, const std::string& prefix)
{
    std::vector<std::string> words = wordsAt(data, key);
    const auto before = words;
    std::erase_if(words, [&](const std::string& word) {
        return word.starts_with(prefix) && gone.contains(word.substr(prefix.size()));
    });
    for (const std::string& name : names)
        if (std::find(words.begin(), words.end(), prefix + name) == words.end()) words.push_back(prefix + name);
    if (words == before) return;
    if (const auto old = data.findKey(Exiv2::XmpKey(key)); old != data.end()) data.erase(old);
    Exiv2::XmpArrayValue bag(Exiv2::xmpBag);
    for (const std::string& word : words) bag.read(word);
    if (!words.empty()) data.add(Exiv2::XmpKey(key), &bag);
}

// --- stars ---

void sayStars(Exiv2::XmpData& data, const StarsToSay& stars)
{
    const std::string there = textAt(data, starsKey);
    const auto isThere = [&there](int number) { return there == std::to_string(number); };
    const bool ours = stars.now > 0 || std::ranges::any_of(stars.before, isThere);
    if (ours && !isThere(stars.now)) data[starsKey] = std::to_string(stars.now);
}

// --- the packet ---

bool isOurs(const std::string& key)
{
    return key.starts_with(mwgRegions) || key.starts_with(microsoftRegions) || key == subjectKey ||
           key == hierarchyKey || key == starsKey;
}

std::multiset<std::pair<std::string, std::string>> othersIn(const Exiv2::XmpData& data)
{
    std::multiset<std::pair<std::string, std::string>> others;
    for (const Exiv2::Xmpdatum& datum : data)
        if (!isOurs(datum.key())) others.emplace(bareOf(datum.key()), datum.toString());
    return others;
}

std::multiset<std::pair<std::string, std::string>> allIn(const Exiv2::XmpData& data)
{
    std::multiset<std::pair<std::string, std::string>> all;
    for (const Exiv2::Xmpdatum& datum : data) all.emplace(bareOf(datum.key()), datum.toString());
    return all;
}

/// As the areas of the packet are said; of HEIC, where it says none yet, those of the stored picture.
PictureFrame frameToSay(const Exiv2::XmpData& data, const PictureFrame& frame)
{
    const bool none = itemsOf(data, mwgList, 1).empty() && itemsOf(data, microsoftList, 1).empty() &&
                      textAt(data, std::string(mwgSize) + "/stDim:w").empty();
    return none && swapsSides(frame.byBoxes) ? PictureFrame{frame.upright, frame.byBoxes} : frameOfAreas(data, frame);
}

void say(Exiv2::XmpData& data, const std::vector<FaceToSay>& faces, const PictureFrame& frame)
{
    const std::set<std::string> before = namesIn(data);
    const bool named =
        std::any_of(faces.begin(), faces.end(), [](const FaceToSay& face) { return !face.name.empty(); });
    const PictureFrame areas = frameToSay(data, frame);
    const cv::Size stored = sizeOfAreas(data, mwgSize, areas);
    if (named) {
        saySize(data, areas);
        makeStructure(data, microsoftRegions);
    }
    sayRegions(data, faces, mwg, areas.orientation, stored);
    sayRegions(data, faces, microsoft, areas.orientation, stored);
    const std::set<std::string> now = namesIn(data);
    std::set<std::string> gone, said;
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::inserter(gone, gone.end()));
    for (const FaceToSay& face : faces)
        if (!face.name.empty()) said.insert(face.name);
    sayWords(data, subjectKey, said, gone, "");
    sayWords(data, hierarchyKey, said, gone, "People|");
}

tl::unexpected<Error> leaveAlone(std::string_view why)
{
    return fail(Code::foreignFile, Stage::file, {}, std::string(why));
}

Result<std::string> changed(std::string_view packet, const std::vector<FaceToSay>& faces, const PictureFrame& frame,
                            const StarsToSay& stars)
{
    auto data = decodeXmp(packet.empty() ? emptyPacket : packet);
    if (!packet.empty() && !isXmp(packet)) return leaveAlone(notXmp);
    if (!data || (data->empty() && !packet.empty())) return leaveAlone("cannot be read");
    const auto before = allIn(*data), others = othersIn(*data);
    say(*data, faces, frame);
    sayStars(*data, stars);
    if (allIn(*data) == before) return std::string(packet);
    const auto text = encodeXmp(*data);
    const auto again = text ? decodeXmp(*text) : std::nullopt;
    if (!again || othersIn(*again) != others || allIn(*again) != allIn(*data))
        return leaveAlone("something would be lost");
    return xmlHead + *text;
}

/// The sidecar as it lies there. None: there is none.
Result<std::optional<std::string>> readSidecar(Files& files, const Path& sidecar)
{
    const auto info = files.info(sidecar);
    if (!info && info.error().code == Code::pathMissing) return std::nullopt;
    if (!info) return fail(info.error());
    if (info->kind != FileKind::file) return fail(Code::foreignFile, Stage::file, sidecar, "not a regular file");
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(files, sidecar, maxPacketBytes, Follow::no));
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// `rightsOf`: nobody may read it who may not read that; none: nobody but the owner.
Status writePart(Files& files, const Path& part, const Path& rightsOf, std::string_view text)
{
    {
        TRY_ASSIGN(const std::unique_ptr<WritableFile> file, files.create(part));
        if (rightsOf.empty()) keepForOwner(part);
        narrowRights(part, rightsOf);
        TRY(file->write(0, std::as_bytes(std::span(text.data(), text.size()))));
        TRY(file->sync());
    }
    TRY_ASSIGN(const auto back, readSidecar(files, part));
    return back == text ? Status() : fail(Code::copyDiffers, Stage::file, part);
}

/// A broken sidecar goes out of the way: SIDECAR.broken, or with a number where there is one already.
Status putAside(Files& files, const Path& sidecar)
{
    constexpr int most = 100;
    Status moved;
    for (int i = 1; i <= most; ++i) {
        Path aside = sidecar;
        aside += i == 1 ? ".broken" : fmt::format(".broken{}", i);
        moved = files.rename(sidecar, aside);
        if (moved || moved.error().code != Code::nameTaken) return moved;
    }
    return moved;
}

/// The first of these that is XMP. Empty: none is.
std::string firstXmp(Files& files, const std::vector<Path>& sidecars)
{
    for (const Path& one : sidecars)
        if (auto text = textAt(files, one, maxPacketBytes))
            if (std::string packet = xmpText(std::move(*text)); isXmp(packet)) return packet;
    return {};
}

/// What is to be done with the file that lies there.
enum class OldOne { none, replace, keep };

/// `before`: what lies there.
Status exchangeSidecar(Files& files, const Path& sidecar, const std::optional<std::string>& before, OldOne old,
                       const Path& rightsOf, const std::string& text)
{
    const Path folder = sidecar.parent_path(), part = folder / (".albumen-" + randomHex(8) + ".part");
    TRY(files.makeFolders(folder));
    Status done = writePart(files, part, old == OldOne::none ? rightsOf : sidecar, text);
    if (done) {
        const auto still = readSidecar(files, sidecar);
        if (!still || *still != before) done = fail(Code::sourceChanged, Stage::file, sidecar);
    }
    if (done && old == OldOne::keep) done = putAside(files, sidecar);
    if (done) done = old == OldOne::replace ? files.replace(part, sidecar) : files.rename(part, sidecar);
    if (!done) {
        (void)files.remove(part);
        if (done.error().path == part) done.error().path = sidecar;
        return done;
    }
    return files.syncFolder(folder);
}

} // namespace

Result<std::string> withFaces(std::string_view packet, const std::vector<FaceToSay>& faces, const PictureFrame& frame,
                              const StarsToSay& stars)
{
    try {
        return changed(packet, faces, frame, stars);
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::file);
    } catch (const std::exception& exception) {
        return leaveAlone(exception.what());
    }
}

Result<std::optional<SidecarChange>> writeSidecar(Files& files, const Path& sidecar, const PhotoToSay& photo,
                                                  const JobControl& job, const Path& rightsOf,
                                                  const OtherSidecars& others)
{
    if (!job.mayGoOn()) return std::nullopt;
    TRY_ASSIGN(const auto before, readSidecar(files, sidecar));
    const std::string there = xmpText(before.value_or(std::string()));
    const bool broken = before && isBrokenXmp(there); // nothing in it can be kept
    std::string packet = broken || (!before && others.shared) ? firstXmp(files, others.paths) : there;
    if (others.shared && (broken || !before)) packet = withoutPeople(packet);
    auto text = withFaces(packet, photo.faces, photo.frame, photo.stars);
    if (!text) {
        text.error().path = sidecar;
        return fail(text.error());
    }
    if (*text == packet) return SidecarChange::none;
    if (!job.mayGoOn()) return std::nullopt;
    TRY(exchangeSidecar(files, sidecar, before,
                        broken   ? OldOne::keep
                        : before ? OldOne::replace
                                 : OldOne::none,
                        rightsOf, *text));
    return SidecarChange::written;
}

} // namespace albumen
