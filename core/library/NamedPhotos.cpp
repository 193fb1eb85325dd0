#include "library/NamedPhotos.h"

#include <algorithm>
#include <map>

#include "base/Sentence.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/RunRows.h"

namespace albumen {

Result<PhotosToName> photosToName(Db& db, const std::vector<Path>& paths, const Path& tree, const JobControl& job)
{
    TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db).photosUnder(paths));
    for (const Path& path : paths)
        if (std::none_of(rows.begin(), rows.end(), [&](const PhotoRow& row) { return isUnder(row.path, path); }))
            return fail(Code::pathMissing, Stage::import, path, std::string(noPhotoThere));
    TRY_ASSIGN(const std::vector<RootRow> roots, PhotoRows(db).roots());
    std::map<RootId, Path> there;
    std::vector<Path> folders;
    for (const RootRow& root : roots) {
        if (root.kind == RootKind::references) continue;
        folders.push_back(root.path);
        if (root.state == RootState::online) there[root.id] = root.path;
    }
    PhotosToName found{.photos = {}, .place = {tree, commonFolder(folders)}, .unreadable = {}};
    TRY_ASSIGN(found.unreadable, RunRows(db).unreadablePaths());
    for (const PhotoRow& row : rows) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        if (!row.content || !there.contains(row.root)) continue;
        TRY_ASSIGN(const PictureFacts picture, FaceBoxRows(db).picture(*row.content));
        found.photos.push_back(
            {row.path, there[row.root], *row.content, {picture.upright, picture.orientation}, row.id, row.beside});
    }
    return found;
}

} // namespace albumen
