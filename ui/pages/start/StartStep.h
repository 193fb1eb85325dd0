// What the first start is made of: its title, a step with its number, what it asks and what is chosen below, and a path
// with Change.
#pragma once

#include <QWidget>

#include "widgets/Card.h"
#include "widgets/Label.h"

class QMenu;
class QVBoxLayout;

namespace albumen {

class Button;

/// The title of the first start, larger than that of other pages. Threads: GUI.
class StartTitle final : public Label
{
    Q_OBJECT

public:
    explicit StartTitle(QWidget* parent);

protected:
    bool event(QEvent* event) override;

private:
    void grow();
};

/// Threads: GUI.
class StartStep final : public QWidget
{
    Q_OBJECT

public:
    StartStep(int number, QWidget* parent);

    void setTitle(const QString& title);
    /// Below the title, at the right of the circle.
    QVBoxLayout& inside() { return *inside_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int number_;
    Label* title_;
    QVBoxLayout* inside_;
};

/// Threads: GUI.
class PathCard final : public Card
{
    Q_OBJECT

public:
    PathCard(QString icon, QWidget* parent);

    void setWords(const QString& what, const QString& change);
    /// `wrong`: the facts say why it cannot be.
    void show(const QString& path, const QString& facts, bool wrong);
    void setMenu(QMenu* menu);
    Button& changeButton() { return *change_; }
    QString path() const;
    QString facts() const;

signals:
    void changeClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_, what_;
    Label *path_, *facts_;
    Button* change_;
};

} // namespace albumen
