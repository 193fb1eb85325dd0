// What is known of a photo: when, camera, people, file, where it is filed.
#pragma once

#include <QUrl>
#include <QWidget>

#include "library/Cards.h"
#include "photo/ShotFacts.h"

class QVBoxLayout;

namespace albumen {

class DateLine;
class StarRow;
class Thumbnails;

/// Threads: GUI.
class ViewerPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ViewerPanel(Thumbnails& thumbnails, QWidget* parent = nullptr);

    /// `shot`: null until the picture is there. `place`: in words; empty: none is known. `trouble`: it cannot be shown.
    void show(const ViewedPhoto& photo, const ShotFacts* shot, const QString& place, bool trouble);
    DateLine& date() { return *date_; }
    StarRow& stars() { return *stars_; }
    /// All words, one line each.
    QStringList lines() const;

signals:
    void faceChosen(int face);
    void personClicked(qint64 person); ///< one without a face
    void againClicked();               ///< to read the photo once more
    void opened(const QUrl& url);      ///< a file or folder that was clicked

private:
    void addWords(const QString& words, bool heading = false);
    void addSentence(const QString& words);
    void addRow(const QString& words, const QString& detail, const std::function<void()>& clicked,
                QWidget* before = nullptr);
    void addShot(const ViewedPhoto& photo, const ShotFacts* shot, const QString& place);
    void addPeople(const ViewedPhoto& photo);
    void addFile(const ViewedPhoto& photo, bool trouble);
    void addFiled(const ViewedPhoto& photo);
    void addGap();

    Thumbnails& thumbnails_;
    DateLine* date_;
    StarRow* stars_;
    QWidget* inside_ = nullptr;
    QVBoxLayout* column_;
};

/// "EOS 80D, 1/160 s, f/4, ISO 400"; empty: nothing said.
QString cameraText(const ShotFacts& shot);

} // namespace albumen
