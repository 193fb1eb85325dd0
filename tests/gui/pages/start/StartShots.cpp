// The first start: a new library, with the drawn picture beside it.
#include "Navigator.h"
#include "Shooter.h"

namespace albumen::test {
namespace {

void fresh(GuiFakeLibrary& library)
{
    library.persons.clear();
    library.counts = {};
    library.planned = {};
    library.sourceToLook = library.sourcePhotos;
    library.now = library.fallback;
}

void open(MainWindow& window)
{
    window.navigator().go({.page = QStringLiteral("start")});
    wait(600);
}

const ShotSet set("start", [](const Shooter& s) {
    s.shoot(QStringLiteral("start"), fresh, open);
    s.shoot(
        QStringLiteral("start-empty"),
        [](GuiFakeLibrary& library) {
            fresh(library);
            library.sourcePhotos = 0;
        },
        open);
});

} // namespace
} // namespace albumen::test
