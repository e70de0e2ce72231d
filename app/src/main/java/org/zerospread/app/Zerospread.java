package org.zerospread.app;
public final class Zerospread { public static void main(String[] a){ System.out.println("hi"); } }
