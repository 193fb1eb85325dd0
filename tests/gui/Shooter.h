// Pictures of a page in its states. A page adds its own by a file pages/NAME/NAMEShots.cpp:
//
//     const test::ShotSet set("people", [](const test::Shooter& s) {
//         s.shoot("people", {}, [](MainWindow& window) { window.navigator().go({.page = "people"}); });
//     });
#pragma once

#include <functional>
#include <vector>

#include <QAbstractItemModel>
#include <QSize>
#include <QString>

#include "MainWindow.h"
#include "support/GuiFakeLibrary.h"

namespace albumen::test {

/// Lets the window work until nothing was painted for a while, at most for so long.
void wait(int ms);
/// The same until the list has so many rows.
void waitFor(const QAbstractItemModel& list, int rows);

struct Shooter {
    QString folder;
    std::filesystem::path faces;  ///< a folder of pictures for faces; empty: they are drawn
    std::filesystem::path photos; ///< a folder of pictures for photos; empty: they are drawn
    QString suffix;               ///< of the file names: which theme, language and size
    QSize size{1280, 800};

    /// A window on a new library that `prepare` and `act` have set up; its picture as NAMESUFFIX.png.
    void shoot(const QString& name, const std::function<void(GuiFakeLibrary&)>& prepare,
               const std::function<void(MainWindow&)>& act) const;
};

/// The pictures of a page, taken in every look: light and dark, both languages, three sizes.
struct ShotSet {
    using Take = std::function<void(const Shooter&)>;
    ShotSet(const char* page, Take take);
};

} // namespace albumen::test
