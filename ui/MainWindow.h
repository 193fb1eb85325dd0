// The window: menu, side bar, pages, status strip.
#pragma once

#include <functional>

#include <QUrl>
#include <QWidget>

#include "JobBridge.h"
#include "SampleDoor.h"
#include "library/Library.h"

class QMenuBar;

namespace albumen {

class Actions;
class Decider;
struct Place;
class Navigator;
class Page;
class Pages;
class PartsWalk;
class SideBar;
class StatusStrip;
class Thumbnails;
class Worker;

struct WindowOptions {
    bool reflinkOffered = false;              ///< the disk of the archive can make reflinks
    std::function<bool(const QUrl&)> openUrl; ///< false: nothing opens it; empty: QDesktopServices::openUrl
    SampleDoor sample = {};                   ///< empty: no album of drawn people is offered
    bool newLibrary = false;                  ///< nothing happened in it yet: the first start is shown
    std::function<void()> restart = {};       ///< after this window closed; empty: that is not offered
    std::filesystem::path place = {};         ///< of the library: tells it from others in what the window remembers
    std::filesystem::path restored = {};      ///< the backup that took the library's place at this start; empty: none
    std::filesystem::path mounts = {};        ///< the system's table of them, for cards; empty: none are offered
};

enum class SideBarChoice { automatic, wide, slim };

/// Reads and writes QSettings: geometry, place, theme, language, side bar. Sets style, palette and translations of the
/// application when made. Requires: a QApplication, and that `library` outlives the window. Threads: GUI.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(Library& library, const WindowOptions& options = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Made if it was not yet. Requires: it is in the table of pages.
    Page& page(const QString& id);
    Pages& pages() { return *pages_; }
    Navigator& navigator() { return *navigator_; }
    Actions& actions() { return *actions_; }
    Decider& decider() { return *decider_; }
    StatusStrip& strip() { return *strip_; }
    SideBar& sideBar() { return *sideBar_; }
    PartsWalk& walk() { return *walk_; }
    JobBridge& bridge() { return *bridge_; }

    /// To the front, from wherever it is; takes these photos if there are any.
    void comeForward(const std::vector<std::filesystem::path>& photos);
    /// These folders and photos are the sources from now on, unless they are refused: that is said then.
    void takePhotos(const std::vector<std::filesystem::path>& photos);

    SideBarChoice sideBarChoice() const { return sideBarChoice_; }
    void chooseSideBar(SideBarChoice choice);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void layOut();
    void connectParts();
    void firstPlace();
    void leftFirstStart();
    void fitToScreen();
    void fitFrame();
    void sayRestored(const WindowOptions& options);
    void fitSideBar();
    void fitBars();
    QList<QWidget*> partsInSight() const;
    void went(const Place& place);
    void jobChanged();
    void askEngine(bool afterJob = false);
    void openRecognition();
    void openUrl(const QUrl& url);
    void askOverview();
    void askInterrupted();
    void showCounts();
    void rest();
    void retranslate();

    Library& library_;
    Worker* worker_;
    Thumbnails* thumbnails_ = nullptr;
    JobBridge* bridge_ = nullptr;
    Navigator* navigator_;
    Actions* actions_;
    Decider* decider_ = nullptr;
    QMenuBar* menuBar_ = nullptr;
    QWidget* line_ = nullptr; ///< below it
    SideBar* sideBar_ = nullptr;
    Pages* pages_ = nullptr;
    StatusStrip* strip_ = nullptr;
    PartsWalk* walk_ = nullptr;
    Overview overview_;
    bool asking_ = false;   ///< for the overview
    bool askAgain_ = false; ///< something changed since it was asked
    SideBarChoice sideBarChoice_ = SideBarChoice::automatic;
    bool lettersToText_ = false;
    bool frameFits_ = false;  ///< the frame that the system draws was seen, and lies on the screen
    bool firstStart_ = false; ///< until another page is gone to
    bool ofSample_ = false;   ///< the library is that of the drawn album
    QString libraryPlace_;
    std::function<bool(const QUrl&)> openUrl_;
};

} // namespace albumen
