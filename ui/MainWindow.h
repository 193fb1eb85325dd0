// The window: menu, side bar, pages, status strip.
#pragma once

#include <functional>

#include <QUrl>
#include <QWidget>

#include "JobBridge.h"
#include "library/Library.h"

class QAction;
class QActionGroup;
class QMenuBar;
class QStackedWidget;

namespace albumen {

class ArchivePage;
class FocusRing;
class SideBar;
class StatusStrip;
class Thumbnails;
class Worker;

struct WindowOptions {
    bool reflinkOffered = false;              ///< the disk of the archive can make reflinks
    std::function<void(const QUrl&)> openUrl; ///< empty: QDesktopServices::openUrl
};

/// Reads and writes QSettings: geometry, theme, language, side bar. Sets style, palette and translations of the
/// application when made. Requires: a QApplication, and that `library` outlives the window. Threads: GUI.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(Library& library, const WindowOptions& options = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    ArchivePage& archive() { return *archive_; }
    StatusStrip& strip() { return *strip_; }
    SideBar& sideBar() { return *sideBar_; }
    JobBridge& bridge() { return *bridge_; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum class SideBarChoice { automatic, wide, slim };

    void makeMenus();
    void makeChoices();
    void connectParts();
    void fitSideBar();
    void jobChanged();
    void showEngine();
    void overviewChanged(const Overview& overview);
    void rest();
    void retranslate();
    QAction* action(const char* id, const QKeySequence& key, std::function<void()> run);

    Library& library_;
    Worker* worker_;
    Thumbnails* thumbnails_;
    JobBridge* bridge_;
    QMenuBar* menuBar_;
    SideBar* sideBar_;
    QStackedWidget* pages_;
    ArchivePage* archive_;
    StatusStrip* strip_;
    QList<QMenu*> menus_;
    QHash<QString, QAction*> actions_;
    Overview overview_;
    SideBarChoice sideBarChoice_ = SideBarChoice::automatic;
};

} // namespace albumen
