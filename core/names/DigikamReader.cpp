// digikam4.db: faces are tags of people with a rectangle; tags are a tree; albums are folders.
#include <array>
#include <charconv>
#include <map>

#include "names/ProgramReaders.h"

namespace albumen {
namespace {

using Id = std::int64_t;

/// The value of name="..." in digiKam's element for a rectangle.
std::optional<float> attributeOf(std::string_view element, std::string_view name)
{
    const std::string key = " " + std::string(name) + "=\"";
    const std::size_t at = element.find(key);
    if (at == element.npos) return std::nullopt;
    const std::string_view rest = element.substr(at + key.size());
    float number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc() || end == rest.data() + rest.size() || *end != '"') return std::nullopt;
    return number;
}

/// <rect x="10" y="20" width="30" height="40"/>, in pixels of the picture as it is shown.
std::optional<RelBox> rectIn(std::string_view element)
{
    const auto x = attributeOf(element, "x"), y = attributeOf(element, "y"), w = attributeOf(element, "width"),
               h = attributeOf(element, "height");
    if (!x || !y || !w || !h) return std::nullopt;
    return RelBox{*x, *y, *w, *h};
}

/// "volumeid:?path=%2Fhome%2Fme%2FPictures" with "/2020" behind it; what cannot be told is left out, since pictures are
/// found by the ends of their paths.
Path rootPath(const std::string& identifier, const std::string& specific)
{
    for (const std::string_view key : {"path=", "mountpath="}) {
        const std::size_t at = identifier.rfind(key);
        if (at == identifier.npos || at == 0 || (identifier[at - 1] != '?' && identifier[at - 1] != '&')) continue;
        std::string path;
        for (std::size_t i = at + key.size(); i < identifier.size() && identifier[i] != '&'; ++i) {
            unsigned char byte = 0;
            const char* const digits = identifier.data() + i + 1;
            const bool escaped = identifier[i] == '%' && i + 2 < identifier.size() &&
                                 std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
            path += escaped ? static_cast<char>(byte) : identifier[i];
            i += escaped ? 2 : 0;
        }
        return path + (specific == "/" ? "" : specific);
    }
    return specific;
}

class DigikamReader
{
public:
    DigikamReader(Db& db, const JobControl& job) : db_(db), job_(job) {}

    Result<ProgramSays> read()
    {
        TRY(readTags());
        TRY(readPictures());
        TRY(readPeople());
        TRY(readTagsOfPictures());
        ProgramSays says;
        for (auto& [id, picture] : pictures_) says.pictures.push_back(std::move(picture));
        return says;
    }

private:
    struct Tag {
        Id parent = 0;
        std::string name, person; ///< person: of a tag that is somebody's
        bool noName = false;      ///< unknown, unconfirmed or ignored faces
    };

    Status readTags()
    {
        Query tags = db_.query("SELECT id, pid, name FROM Tags");
        while (tags.next()) tags_[tags.integer(0)] = {tags.integer(1), tags.text(2), {}, false};
        TRY(tags.status());
        Query properties = db_.query("SELECT tagid, property, value FROM TagProperties");
        while (properties.next()) {
            const auto tag = tags_.find(properties.integer(0));
            if (tag == tags_.end()) continue;
            const std::string property = properties.text(1);
            if (property == "person") tag->second.person = tag->second.name;
            if (property == "unknownPerson" || property == "unconfirmedPerson" || property == "ignoredPerson")
                tag->second.noName = true;
        }
        return properties.status();
    }

    Status readPictures()
    {
        constexpr int visible = 1;
        Query rows = db_.query(
            "SELECT i.id, r.identifier, r.specificPath, a.relativePath, i.name, i.fileSize, f.rating FROM Images i "
            "JOIN Albums a ON a.id = i.album JOIN AlbumRoots r ON r.id = a.albumRoot "
            "LEFT JOIN ImageInformation f ON f.imageid = i.id WHERE i.status = ?",
            visible);
        while (rows.next()) {
            if (!job_.mayGoOn()) return fail(Code::cancelled, Stage::import);
            const std::string relative = rows.text(3);
            PictureSaid& picture = pictures_[rows.integer(0)];
            picture.path = rootPath(rows.text(1), rows.text(2)) / Path(relative).relative_path() / rows.text(4);
            picture.size = static_cast<std::uint64_t>(std::max<std::int64_t>(rows.integer(5), 0));
            const std::int64_t rating = rows.integer(6);
            picture.rating = rating >= 1 && rating <= 5 ? static_cast<int>(rating) : 0;
            if (relative != "/") picture.albums.insert(Path(relative).filename());
        }
        return rows.status();
    }

    /// Faces that a person confirmed, with their places.
    Status readPeople()
    {
        Query rows = db_.query("SELECT imageid, tagid, value FROM ImageTagProperties WHERE property = 'tagRegion'");
        while (rows.next()) {
            const auto picture = pictures_.find(rows.integer(0));
            const auto tag = tags_.find(rows.integer(1));
            if (picture == pictures_.end() || tag == tags_.end() || tag->second.noName) continue;
            const std::string& name = tag->second.person.empty() ? tag->second.name : tag->second.person;
            if (const auto box = rectIn(rows.text(2))) {
                picture->second.faces.push_back({name, *box, BoxOf::shownPixels});
                placed_.insert({rows.integer(0), rows.integer(1)});
            }
        }
        return rows.status();
    }

    Status readTagsOfPictures()
    {
        Query rows = db_.query("SELECT imageid, tagid FROM ImageTags");
        while (rows.next()) {
            const auto picture = pictures_.find(rows.integer(0));
            const auto tag = tags_.find(rows.integer(1));
            if (picture == pictures_.end() || tag == tags_.end() || tag->second.noName) continue;
            if (placed_.contains({rows.integer(0), rows.integer(1)})) continue;
            if (!tag->second.person.empty())
                picture->second.people.insert(tag->second.person);
            else if (!isInternal(rows.integer(1)))
                picture->second.tags.insert(tag->second.name);
        }
        return rows.status();
    }

    /// Below the tag that digiKam keeps for itself. Whoever made a circle of tags ends somewhere too.
    bool isInternal(Id tag) const
    {
        constexpr int deepest = 100;
        for (int i = 0; i < deepest; ++i) {
            const auto found = tags_.find(tag);
            if (found == tags_.end()) return false;
            if (found->second.name.starts_with("_Digikam_")) return true;
            tag = found->second.parent;
        }
        return false;
    }

    Db& db_;
    const JobControl& job_;
    std::map<Id, Tag> tags_;
    std::map<Id, PictureSaid> pictures_;
    std::set<std::pair<Id, Id>> placed_;
};

} // namespace

Result<ProgramSays> readDigikam(Db& db, const JobControl& job)
{
    return DigikamReader(db, job).read();
}

} // namespace albumen
