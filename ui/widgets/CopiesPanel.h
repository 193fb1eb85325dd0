// A card that floats over a page and asks what is to be made of photos for others, and where it is to go.
#pragma once

#include <functional>
#include <vector>

#include <QHash>
#include <QString>

#include "photo/Ids.h"
#include "widgets/Card.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace albumen {

class Button;
class FieldReason;
class FocusBack;
class GifPreview;
class Label;
class Thumbnails;
class WrappedLabel;

/// What was chosen.
struct CopiesChoice {
    enum class What { smaller, originals, gif, video };
    What what = What::smaller;
    int longSide = 2048; ///< of smaller ones
    bool places = false; ///< smaller ones say where they were taken
    bool zip = false;    ///< one zip in the place of a folder
    double gifSeconds = 0.5;
    int gifTimes = 0; ///< that it is shown; 0: for ever
    int gifSide = 480;
    int gifMegabytes = 0; ///< 0: any number
    bool align = false;
    double seconds = 4, fade = 1; ///< of a video
    QString title, music;
    QString name, folder;
    bool operator==(const CopiesChoice&) const = default;
};

/// Enter in a field makes them, Esc and Cancel close it, also while the focus is elsewhere on the page.
/// Threads: GUI.
class CopiesPanel final : public Card
{
    Q_OBJECT

public:
    CopiesPanel(Thumbnails& thumbnails, QWidget* parent);

    /// In the lower right of the parent. `title`: asked again when the language changes.
    void open(std::function<QString()> title, const CopiesChoice& choice);
    /// The focus goes back to who had it before. False: nobody has it then.
    bool shut();
    CopiesChoice choice() const;
    void setFolder(const QString& folder);
    void setMusic(const QString& file);
    /// Of which pictures copies are made, for what is shown before.
    void setPhotos(std::vector<ContentNo> photos);
    /// How many there are and about how many bytes are made of them.
    void setFacts(const QString& facts);
    /// Why it cannot be done now; empty: it can.
    void setHindrance(const QString& why);
    /// The name could not be taken: its field says why. False: it is closed.
    bool refuse(const QString& why);
    void retranslate();

    QLineEdit& nameField() { return *name_; }
    Button& yes() { return *yes_; }

signals:
    void accepted();
    void changed(); ///< something was chosen
    void folderWanted();
    void musicWanted();
    void closed(); ///< without making any, and nobody has the focus

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addRows();
    void addRow(const char* name, QWidget* field);
    QComboBox* addChoice(const char* name, const QString& object);
    QComboBox* makeChoice(const QString& object);
    void showPreview();
    void showRows();
    void words();
    void nameRows();
    void cancel();
    void place();
    bool isEscOfPage(const QEvent& event) const;

    std::function<QString()> asked_;
    QString folderPath_, musicPath_;
    Label* title_;
    QFormLayout* form_;
    QHash<QString, QWidget*> rows_; ///< by name: what stands right of each label
    QComboBox *what_, *side_, *gifSide_, *gifMost_, *gifSeconds_, *gifTimes_, *seconds_, *fade_;
    QCheckBox *places_, *zip_, *align_;
    QLineEdit *videoTitle_, *name_;
    FieldReason* reason_;
    Label *folder_, *music_;
    Button *folderButton_, *musicButton_, *noMusic_, *yes_, *cancel_;
    WrappedLabel* note_;
    Label* facts_;
    GifPreview* preview_;
    WrappedLabel* previewNote_;
    FocusBack* back_;
};

} // namespace albumen
