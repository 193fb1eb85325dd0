// What decisions of other libraries brought, in words: for import json and sync.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

Json apartJson(const ApartReport& apart)
{
    Json row{{"what", apart.what}, {"ours", apart.ours}, {"theirs", apart.theirs}};
    row["holds"] = apart.oursHolds ? "ours" : "theirs";
    row["face"] = apart.face ? Json(raw(*apart.face)) : Json();
    row["box"] = apart.face ? Json({apart.box.x, apart.box.y, apart.box.w, apart.box.h}) : Json();
    row["person"] = apart.person.empty() ? Json() : Json(apart.person);
    if (!apart.album.empty()) row["album"] = apart.album;
    putPath(row, "path", apart.path);
    return row;
}

std::string apartLine(const ApartReport& apart)
{
    const std::string photo = apart.path.empty() ? "a photo that is not here" : printable(apart.path);
    std::string subject = apart.person.empty() ? photo : apart.person;
    if (!apart.album.empty())
        subject = "album " + apart.album + (apart.path.empty() ? "" : ", " + printable(apart.path));
    if (apart.face)
        subject = fmt::format("face {} in {}, box {:.3f} {:.3f} {:.3f} {:.3f}", raw(*apart.face), photo, apart.box.x,
                              apart.box.y, apart.box.w, apart.box.h);
    return fmt::format("Decided apart: {}; {}: here {}, there {}. {} is later and holds.", subject, apart.what,
                       apart.ours, apart.theirs, apart.oursHolds ? apart.ours : apart.theirs);
}

} // namespace

Json exchangeJson(const ExchangeReport& met)
{
    Json json{{"decisions", met.decisions}, {"known", met.known},
              {"people", met.people},       {"faces", {{"found", met.facesFound}, {"waiting", met.facesWaiting}}},
              {"merged", met.merged},       {"same_names", met.sameNames},
              {"changes", met.changes},     {"same_albums", met.sameAlbums},
              {"apart", Json::array()}};
    for (const ApartReport& apart : met.apart) json["apart"].push_back(apartJson(apart));
    return json;
}

void sayMeeting(Answer& answer, const ExchangeReport& met)
{
    for (const std::string& name : met.sameNames)
        answer.lines.push_back(
            fmt::format("Two people are called {} now. If they are one: once more with --same-names", name));
    for (const std::string& name : met.sameAlbums)
        answer.lines.push_back(
            fmt::format("Two albums are called {} now. To tell them apart: albumen-cli album rename", name));
    for (const ApartReport& apart : met.apart) answer.lines.push_back(apartLine(apart));
    if (!met.apart.empty())
        answer.lines.emplace_back("To decide otherwise: albumen-cli faces assign ID NAME, or people rename A B");
}

} // namespace albumen::cli
