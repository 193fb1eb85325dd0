// A part of the Settings page: a heading, a caption beside it, and a card of rows.
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace albumen {

class Card;
class Label;

/// Threads: GUI.
class Section : public QWidget
{
    Q_OBJECT

public:
    /// `id`: as the page is asked for it.
    explicit Section(const QString& id, QWidget* parent = nullptr);

    QString title() const;
    /// Asks the library what there is to show.
    virtual void ask() {}
    /// The page went out of sight.
    virtual void left() {}
    virtual void retranslate() = 0;

signals:
    void appeared(QWidget* what); ///< it should be brought into sight
    void keptOther();             ///< other files are kept than before: every section asks again

protected:
    void setWords(const QString& title, const QString& caption);
    /// Adds it to the card, below a line where it is not the first.
    void addRow(QWidget* row);
    /// Shows what is asked about a row of the card right below it.
    void openBelow(QWidget* row, QWidget* panel);
    /// Takes it away, with the line above it.
    void removeRow(QWidget* row);

private:
    Label *title_, *caption_;
    Card* card_;
    QVBoxLayout* rows_;
};

/// Two lines of text, and room for facts and buttons at the right.
class FactRow final : public QWidget
{
    Q_OBJECT

public:
    explicit FactRow(QWidget* parent = nullptr);
    void setWords(const QString& first, const QString& second);
    QHBoxLayout& right() { return *right_; }
    /// A fact in a column of this width.
    Label* addFact(int width);
    Label& fact(int number) { return *facts_[number]; } ///< in the order of adding
    QString words() const;

private:
    Label *first_, *second_;
    QList<Label*> facts_;
    QHBoxLayout* right_;
};

/// What is worth a look or has to be confirmed, on a soft ground: icon, two lines that wrap, buttons.
class Notice final : public QWidget
{
    Q_OBJECT

public:
    enum class Rank { warn, bad };

    explicit Notice(Rank rank, QWidget* parent = nullptr);
    void setWords(const QString& first, const QString& second);
    QHBoxLayout& buttons() { return *buttons_; }
    QString words() const;

signals:
    void escaped(); ///< Esc

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Rank rank_;
    Label *first_, *second_;
    QHBoxLayout* buttons_;
};

} // namespace albumen
