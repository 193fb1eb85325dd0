// "In the archive": the heading with its counts, the order, the filter, the people.
#pragma once

#include <QWidget>

#include "library/Questions.h"

class QLineEdit;
class QStackedLayout;

namespace albumen {

class Button;
class Label;
class OrderChoice;
class PeopleModel;
class PeopleView;
class Thumbnails;

/// Everyone, most photos first. Threads: as the questions.
Result<std::vector<PersonCard>> allOf(const PeopleQuestions& people);

/// Threads: GUI.
class PeopleSection final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int scrollBarRoom = 12; ///< at the right of the view, beyond what stands above it
    static constexpr int filterOver = 24;    ///< the filter field appears above so many people

    explicit PeopleSection(Thumbnails& thumbnails, QWidget* parent = nullptr);

    /// `running`: rows keep their place.
    void showPeople(const std::vector<PersonCard>& people, bool running);
    void setCounts(const QString& counts);
    void setRunning(bool running);
    /// What is said while there is nobody yet.
    void setEmpty(const QString& what, const QString& todo, const QString& button);
    void retranslate();

    PeopleModel& model() { return *model_; }
    PeopleView& view() { return *view_; }
    QLineEdit& filter() { return *filter_; }

signals:
    void openWanted(const QString& path);
    void personWanted(qint64 person);
    void emptyClicked();

private:
    PeopleModel* model_;
    Label* title_;
    Label* counts_;
    QLineEdit* filter_;
    OrderChoice* order_;
    PeopleView* view_;
    QWidget* emptyCard_;
    Label *emptyWhat_, *emptyTodo_;
    Button* emptyButton_;
    QStackedLayout* stack_;
    bool running_ = false;
};

} // namespace albumen
