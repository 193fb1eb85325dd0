// Import of names: folders named by person, names that other programs wrote into the files, a person from photos.
#pragma once

#include <filesystem>

#include <QPointer>

#include "Page.h"
#include "Parts.h"
#include "widgets/Card.h"
#include "widgets/ListPanel.h"

class QLineEdit;
class QStackedWidget;

namespace albumen {

class Button;
class FieldReason;
class IconRow;
class Label;
class NameTicks;
class PageFrame;
class PersonFromPhotos;
class WhichFace;

/// Threads: GUI.
class ImportPage final : public Page
{
    Q_OBJECT

public:
    explicit ImportPage(const Parts& parts, QWidget* parent = nullptr);

    void openAt(const Place& place) override;
    void left() override;
    void retranslate() override;

    NameTicks& ticks() { return *ticks_; }
    WhichFace& which() { return *which_; }
    ListPanel& result() { return *result_; }
    PersonFromPhotos& adding() { return *adding_; }
    /// In the middle of the page, in place of names.
    QString words() const;
    void addPerson(const QString& name, std::vector<std::filesystem::path> photos);

private:
    enum class Doing { nothing, looking, taking };
    QWidget* makeSources();
    void addActions();
    void connectParts();
    void look(const std::filesystem::path& folder);
    void askForFolder();
    void askForPhotos();
    void take();
    void finished(const Report& report);
    void found(const Report& report);
    void taken(const Report& report);
    void added(const QString& name, int given, const std::vector<Error>& problems);
    static QStringList keptRows(const NameCounts& names);
    void say(const std::function<QString()>& words);
    void showState();
    void keepFocus();
    void giveFocusBack();
    void showResult(const std::function<ListPanel::Words()>& words);
    static QStringList takenRows(const Report& report);
    void sayNamed(int faces);

    const Parts parts_;
    PageFrame* frame_;
    QStackedWidget *whole_, *middle_;
    IconRow *folders_, *files_, *person_;
    Button *back_, *folderButton_, *filesButton_, *photosButton_;
    QLineEdit* name_;
    FieldReason* refused_;
    Label* words_;
    std::function<QString()> saying_;
    NameTicks* ticks_;
    Card* list_; ///< around them
    WhichFace* which_;
    ListPanel* result_;
    PersonFromPhotos* adding_;
    QPointer<QWidget> pressed_; ///< has the focus again when what it began is done
    Doing doing_ = Doing::nothing;
    std::filesystem::path folder_; ///< the names are of; empty: of the files
};

} // namespace albumen
