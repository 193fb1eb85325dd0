// A window on a real library: a home whose Pictures folder holds the drawn album.
#pragma once

#include <catch2/catch.hpp>

#include <QSettings>
#include <QTest>

#include "Composition.h"
#include "Language.h"
#include "MainWindow.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/RunRow.h"
#include "sample/SampleAlbum.h"
#include "support/Support.h"
#include "widgets/Button.h"

namespace albumen::test {

struct RealWindow {
    static constexpr int patience = 60'000; // a whole run with dlib's detector, on a busy machine

    TempFolder home;
    QList<QUrl> opened;
    std::unique_ptr<Composition> composition;
    std::unique_ptr<Library> library;
    std::unique_ptr<MainWindow> window;

    /// `side`: of the pictures, the longest; in pixels.
    explicit RealWindow(int side = 480, bool newLibrary = false)
    {
        QSettings().clear();
        QSettings().setValue("window/language", static_cast<int>(Language::english));
        SampleOptions small;
        small.longestSide = side;
        REQUIRE(drawSampleAlbum(*makeFiles(), home / "sample", small));
        std::filesystem::rename(home / "sample" / "photos", home / "Pictures");
        open(newLibrary);
    }

    /// Closes the window and the library, and opens both as a new start does.
    void restart()
    {
        window->close();
        window.reset();
        library.reset();
        composition.reset();
        open(false);
    }

    ArchivePage& page() { return static_cast<ArchivePage&>(window->page("archive")); }
    /// The one that is seen; none: not in sight.
    Button* seen(const char* name) const
    {
        for (Button* const button : window->findChildren<Button*>(name))
            if (button->isVisible()) return button;
        return nullptr;
    }
    void click(const char* name)
    {
        Button* const button = seen(name);
        REQUIRE(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    template <class Condition> static bool wait(Condition condition) { return QTest::qWaitFor(condition, patience); }
    bool becomes(RunRow::State state)
    {
        return wait([this, state] { return page().runRow().state() == state; });
    }

private:
    void open(bool newLibrary)
    {
        PathSources sources;
        sources.environment["HOME"] = home.path();
        sources.programFolder = ALBUMEN_SOURCE;
        composition = std::make_unique<Composition>(pathsFrom(sources));
        auto made = composition->openLibrary(LibraryMode::readWrite);
        REQUIRE(made);
        library = std::move(*made);
        WindowOptions options;
        options.openUrl = [this](const QUrl& url) { return opened << url, true; };
        options.newLibrary = newLibrary;
        window = std::make_unique<MainWindow>(*library, options);
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
        REQUIRE(wait([this] { return page().paths().loaded(); }));
    }
};

} // namespace albumen::test
