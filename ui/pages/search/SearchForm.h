// What is searched for: the left column of the page, from an example down to the colour.
#pragma once

#include <QWidget>

#include "library/Questions.h"
#include "models/SearchChoice.h"
#include "photo/Whom.h"

class QLineEdit;
class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace albumen {

class Button;
class ChipFlow;
class ColourDots;
class ExampleCard;
class FieldReason;
class Label;
class NameField;
class Thumbnails;
class Worker;

/// Threads: GUI.
class SearchForm final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int formWidth = 304;

    /// Requires: all outlive it.
    SearchForm(Worker& worker, Thumbnails& thumbnails, const PeopleQuestions& people, QWidget* parent = nullptr);

    /// Order and what is less alike are not of the form.
    const SearchChoice& choice() const { return choice_; }
    /// Shown; changed() is not told.
    void setChoice(const SearchChoice& choice);
    void setExample(const QString& path);
    /// What the words were taken for.
    void showUnderstood(const std::vector<UnderstoodWord>& words);
    void focusWords();
    ExampleCard& example() { return *example_; }
    QLineEdit& wordsField() { return *words_; }
    NameField& peopleField() { return *who_; }
    QLineEdit& fromField() { return *from_; }
    QLineEdit& toField() { return *to_; }
    ColourDots& colours() { return *colours_; }
    ChipFlow& understood() { return *understood_; }
    ChipFlow& people() { return *people_; }
    ChipFlow& tags() { return *tags_; }
    Button& addTagButton() { return *addTag_; }
    Button& clearButton() { return *clear_; }
    void retranslate();

signals:
    void changed();
    void wanted(); ///< Enter: at once; the focus stays, so that letters typed after it are words and no commands
    void given();  ///< Esc, Down: the focus goes to what was found
    void chooseClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void connectParts();
    Label* heading(QVBoxLayout* column);
    void change();
    void askPeople();
    void addPerson(const Whom& whom, const QString& name);
    void buildPeople();
    void buildTags();
    void fillTagMenu();
    void refuseTimes();

    const PeopleQuestions& peopleQuestions_;
    SearchChoice choice_;
    Label *title_, *wordsHeading_, *peopleHeading_, *tagsHeading_, *datesHeading_, *colourHeading_;
    Button* clear_;
    QScrollArea* scroll_;
    ExampleCard* example_;
    QLineEdit *words_, *from_, *to_;
    NameField* who_;
    ChipFlow *understood_, *people_, *tags_;
    Button* addTag_;
    QMenu* tagMenu_;
    ColourDots* colours_;
    FieldReason *fromReason_, *toReason_;
};

} // namespace albumen
