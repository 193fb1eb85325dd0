// .picasa.ini in every folder: faces, stars, and the albums that photos of several folders may be in.
#include <algorithm>
#include <map>

#include "base/SearchText.h"
#include "metadata/SidecarFiles.h"
#include "names/ProgramReaders.h"

namespace albumen {
namespace {

struct PicasaList {
    Path folder;
    PicasaIni ini;
};

PictureSaid pictureOf(const PicasaList& list, const std::string& file, const PicasaContacts& contacts,
                      const std::map<std::string, std::string>& albums)
{
    PictureSaid picture{.path = list.folder / file};
    for (FaceRegion& region : list.ini.regionsOf(file, PictureFrame(), contacts))
        picture.faces.push_back({std::move(region.name), region.box, BoxOf::stored});
    picture.favourite = list.ini.isStarred(file);
    for (const std::string& album : list.ini.albumsOf(file))
        if (const auto name = albums.find(album); name != albums.end()) picture.albums.insert(name->second);
    return picture;
}

} // namespace

Result<ProgramSays> readPicasa(Files& files, const Path& folder, const JobControl& job)
{
    ProgramSays says;
    TRY_ASSIGN(const std::vector<Path> paths, filesBelow(files, folder, job, says.problems));
    std::vector<PicasaList> lists;
    PicasaContacts contacts;
    std::map<std::string, std::string> albums;
    for (const Path& path : paths) {
        const std::string name = folded(path.filename().native());
        if (name != ".picasa.ini" && name != "picasa.ini") continue;
        const auto text = textAt(files, path, PicasaIni::maxBytes);
        if (!text) says.problems.push_back(text.error());
        if (!text) continue;
        const PicasaList& list = lists.emplace_back(PicasaList{path.parent_path(), PicasaIni(*text)});
        for (const auto& [contact, who] : list.ini.contacts()) contacts.emplace(contact, who);
        albums.insert(list.ini.albumNames().begin(), list.ini.albumNames().end());
    }
    for (const PicasaList& list : lists)
        for (const std::string& file : list.ini.files())
            says.pictures.push_back(pictureOf(list, file, contacts, albums));
    return says;
}

} // namespace albumen
