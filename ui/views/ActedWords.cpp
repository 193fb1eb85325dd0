#include "views/ActedWords.h"

#include <QCoreApplication>

#include "views/TileView.h"

namespace albumen {
namespace {

struct Acted {
    Q_DECLARE_TR_FUNCTIONS(Acted)
};

} // namespace

QString actedFaces(const TileView& view)
{
    const auto count = static_cast<int>(view.actedRows().size());
    if (count == 0) return Acted::tr("No faces selected");
    return view.ringActs() ? Acted::tr("1 face: the one with the ring")
                           : Acted::tr("%Ln faces selected", nullptr, count);
}

QString actedPhotos(const TileView& view)
{
    const auto count = static_cast<int>(view.actedRows().size());
    if (count == 0) return Acted::tr("Nothing selected");
    return view.ringActs() ? Acted::tr("1 photo: the one with the ring")
                           : Acted::tr("%Ln photos selected", nullptr, count);
}

} // namespace albumen
