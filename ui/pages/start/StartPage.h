// The first start: where the photos are, where the archive goes, go. Beside it what happens to one photo.
#pragma once

#include <atomic>
#include <memory>

#include "MessageSink.h"
#include "Page.h"
#include "Parts.h"

class QBoxLayout;
class QMenu;
class QScrollArea;
class QTimer;

namespace albumen {

class Button;
class Label;
class PathCard;
class PictureStory;
class StartChoice;
class StartStep;

/// Threads: GUI.
class StartPage final : public Page
{
    Q_OBJECT

public:
    explicit StartPage(const Parts& parts, QWidget* parent = nullptr);
    ~StartPage() override;

    void openAt(const Place& place) override;
    void left() override;
    void retranslate() override;

    PathCard& photos() { return *photos_; }
    PathCard& archive() { return *archive_; }
    PictureStory& story() { return *story_; }
    StartChoice& choice() { return *choice_; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeSteps();
    QWidget* makeGo();
    void connectParts();
    void askForPicture();
    std::filesystem::path firstSource() const;
    void askForFolder(bool archive);
    void askForPhotos();
    void showChoice();
    QString photoFacts() const;
    QString archiveFacts() const;
    void refuse(const Error& error);
    void goOn();
    void go();
    void sampleClicked();
    void sampleDrawn(const Status& status);
    void showSample();

    const Parts parts_;
    StartChoice* choice_;
    QScrollArea* scroll_;
    QBoxLayout *columns_ = nullptr, *steps_ = nullptr, *go_ = nullptr;
    Label *title_, *what_, *promise_;
    StartStep *first_, *second_, *third_;
    PathCard *photos_, *archive_;
    QMenu* menu_;
    QAction *folder_, *single_;
    Button *file_, *skip_, *sample_;
    PictureStory* story_;
    std::shared_ptr<JobControl> drawing_;             ///< null: nothing is drawn now
    std::shared_ptr<std::atomic<std::size_t>> drawn_; ///< pictures, while it is
    QTimer* tick_;
    bool asked_ = false;    ///< for the picture
    bool focusBig_ = false; ///< the big button gets the focus once it is ready
};

} // namespace albumen
