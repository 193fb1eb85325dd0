// Shotwell's photo.db: events are albums, faces have places of the stored picture.
#include <charconv>
#include <map>

#include "names/ProgramReaders.h"

namespace albumen {
namespace {

using Id = std::int64_t;

std::string_view nextOf(std::string_view& text, char end)
{
    const std::size_t at = std::min(text.find(end), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

/// "Rectangle;0.5;0.4;0.1;0.15;...": centre and half sides, in shares of the stored picture.
std::optional<RelBox> boxIn(std::string_view geometry)
{
    if (nextOf(geometry, ';') != "Rectangle") return std::nullopt;
    float sides[4];
    for (float& side : sides) {
        const std::string_view text = nextOf(geometry, ';');
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), side);
        if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    }
    return RelBox{sides[0] - sides[2], sides[1] - sides[3], 2 * sides[2], 2 * sides[3]};
}

class ShotwellReader
{
public:
    ShotwellReader(Db& db, const JobControl& job) : db_(db), job_(job) {}

    Result<ProgramSays> read()
    {
        TRY(readPictures("PhotoTable", "thumb"));
        TRY(readPictures("VideoTable", "video-"));
        TRY(readTags());
        TRY(readFaces());
        ProgramSays says;
        for (auto& [id, picture] : pictures_) says.pictures.push_back(std::move(picture));
        return says;
    }

private:
    Result<bool> has(const char* table)
    {
        TRY_ASSIGN(const auto there, db_.one("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table));
        return there.has_value();
    }

    /// `prefix`: of what tags call its rows.
    Status readPictures(const std::string& table, const char* prefix)
    {
        Query rows = db_.query("SELECT p.id, p.filename, p.filesize, p.rating, e.name FROM " + table +
                               " p LEFT JOIN EventTable e ON e.id = p.event_id");
        while (rows.next()) {
            if (!job_.mayGoOn()) return fail(Code::cancelled, Stage::import);
            PictureSaid& picture = pictures_[{prefix, rows.integer(0)}];
            picture.path = rows.text(1);
            picture.size = static_cast<std::uint64_t>(std::max<std::int64_t>(rows.integer(2), 0));
            const std::int64_t rating = rows.integer(3);
            picture.rating = rating >= 1 && rating <= 5 ? static_cast<int>(rating) : 0;
            if (const std::string event = rows.text(4); !event.empty()) picture.albums.insert(event);
        }
        return rows.status();
    }

    /// "thumb000000000000000a,video-000000000000000b,"; a tag below others is "/those/it".
    Status readTags()
    {
        Query rows = db_.query("SELECT name, photo_id_list FROM TagTable");
        while (rows.next()) {
            const std::string whole = rows.text(0), list = rows.text(1);
            const std::string name = whole.substr(whole.rfind('/') + 1);
            for (std::string_view rest = list; !rest.empty();) {
                const std::string_view word = nextOf(rest, ',');
                const std::string prefix = word.starts_with("video-") ? "video-" : "thumb";
                Id id = 0;
                if (!word.starts_with(prefix)) continue;
                const auto [end, error] =
                    std::from_chars(word.data() + prefix.size(), word.data() + word.size(), id, 16);
                const auto picture = pictures_.find({prefix, id});
                if (error == std::errc() && end == word.data() + word.size() && picture != pictures_.end())
                    picture->second.tags.insert(name);
            }
        }
        return rows.status();
    }

    /// Programs built without faces have no tables for them.
    Status readFaces()
    {
        TRY_ASSIGN(const bool any, has("FaceLocationTable"));
        if (!any) return {};
        Query rows = db_.query("SELECT l.photo_id, f.name, l.geometry FROM FaceLocationTable l "
                               "JOIN FaceTable f ON f.id = l.face_id");
        while (rows.next()) {
            const auto picture = pictures_.find({"thumb", rows.integer(0)});
            if (picture == pictures_.end()) continue;
            if (const auto box = boxIn(rows.text(2)))
                picture->second.faces.push_back({rows.text(1), *box, BoxOf::stored});
            else
                picture->second.people.insert(rows.text(1));
        }
        return rows.status();
    }

    Db& db_;
    const JobControl& job_;
    std::map<std::pair<std::string, Id>, PictureSaid> pictures_;
};

} // namespace

Result<ProgramSays> readShotwell(Db& db, const JobControl& job)
{
    return ShotwellReader(db, job).read();
}

} // namespace albumen
